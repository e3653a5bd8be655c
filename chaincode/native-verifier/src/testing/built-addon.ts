import { existsSync } from 'node:fs';
import { addonFile } from '../host/addon-file';

/** Whether the addon has been built on this machine. */
export const isBuilt = existsSync(addonFile());
/** Ends the name of a test that needs it: a skipped test's name says why. */
export const why = isBuilt
  ? ''
  : ' [not built here: node chaincode/native-verifier/dist/build.js, with cargo]';
