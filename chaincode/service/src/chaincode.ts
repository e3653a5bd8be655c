import { CHAINCODE_TITLE, CHAINCODE_VERSION, contracts, metadata } from '@fuqi/contracts';
import { type RunnableChaincode, shim } from './shim';

/** The contracts as one chaincode, bound to their explicit metadata as the embedded ledger binds them. */
export function createChaincode(): RunnableChaincode {
  const serializers = {
    transaction: 'jsonSerializer',
    serializers: { jsonSerializer: shim.JSONSerializer },
  };
  return new shim.ChaincodeFromContract(
    // Copies: the constructor appends its own contract and completes the metadata in place.
    [...contracts],
    serializers,
    structuredClone(metadata),
    CHAINCODE_TITLE,
    CHAINCODE_VERSION,
  );
}
