import { BEFORE } from './listeners-before';
import { Contract } from 'fabric-contract-api';
import { restoreListeners } from './exception-listeners';

restoreListeners(BEFORE);

/** fabric-contract-api's base class, imported without the process-wide listeners that come with it. */
export { Contract };
