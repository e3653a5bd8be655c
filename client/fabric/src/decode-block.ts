import { common, peer } from '@hyperledger/fabric-protos';
import type { CommittedCall } from '@fuqi/sdk';

/** A block's valid calls of one chaincode, in order: the shape in which wallets read every ledger. */
export interface DecodedBlock {
  readonly number: number;
  readonly calls: readonly CommittedCall[];
}

const VALID = peer.TxValidationCode.VALID;
const TRANSACTION = common.HeaderType.ENDORSER_TRANSACTION;

/**
 * Takes a committed block apart. Configuration, invalid transactions and other chaincodes are left out.
 *
 * @param bytes `common.Block`
 */
export function decodeBlock(bytes: Uint8Array, chaincode: string): DecodedBlock {
  const block = common.Block.deserializeBinary(bytes);
  const codes = block.getMetadata()?.getMetadataList_asU8()[
    common.BlockMetadataIndex.TRANSACTIONS_FILTER
  ];
  const items = block.getData()?.getDataList_asU8() ?? [];
  const calls = items.flatMap((item, i) => (codes?.[i] === VALID ? callsOf(item, chaincode) : []));
  return { number: block.getHeader()?.getNumber() ?? 0, calls };
}

function callsOf(item: Uint8Array, chaincode: string): CommittedCall[] {
  const envelope = common.Envelope.deserializeBinary(item);
  const payload = common.Payload.deserializeBinary(envelope.getPayload_asU8());
  const header = common.ChannelHeader.deserializeBinary(
    payload.getHeader()?.getChannelHeader_asU8() ?? new Uint8Array(0),
  );
  if (header.getType() !== TRANSACTION) return [];
  const transaction = peer.Transaction.deserializeBinary(payload.getData_asU8());
  return transaction.getActionsList().flatMap((action) => {
    const content = peer.ChaincodeActionPayload.deserializeBinary(action.getPayload_asU8());
    return callOf(content, chaincode);
  });
}

function callOf(
  content: ReturnType<typeof peer.ChaincodeActionPayload.deserializeBinary>,
  chaincode: string,
): CommittedCall[] {
  const proposal = peer.ChaincodeProposalPayload.deserializeBinary(
    content.getChaincodeProposalPayload_asU8(),
  );
  const spec = peer.ChaincodeInvocationSpec.deserializeBinary(
    proposal.getInput_asU8(),
  ).getChaincodeSpec();
  const [fn, ...args] = spec?.getInput()?.getArgsList_asU8() ?? [];
  if (fn === undefined || spec?.getChaincodeId()?.getName() !== chaincode) return [];
  const response = peer.ProposalResponsePayload.deserializeBinary(
    content.getAction()?.getProposalResponsePayload_asU8() ?? new Uint8Array(0),
  );
  const action = peer.ChaincodeAction.deserializeBinary(response.getExtension_asU8());
  const answer = action.getResponse()?.getPayload_asU8() ?? new Uint8Array(0);
  return [{ fn: Buffer.from(fn).toString(), args, answer: Buffer.from(answer).toString() }];
}
