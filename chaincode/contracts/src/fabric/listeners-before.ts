import { listenersNow } from './exception-listeners';

/** Taken when this module loads, which is before the import that follows it in `contract-api.ts`. */
export const BEFORE = listenersNow();
