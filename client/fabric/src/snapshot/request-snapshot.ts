import { randomBytes } from 'node:crypto';
import * as grpc from '@grpc/grpc-js';
import { common, msp, peer } from '@hyperledger/fabric-protos';
import { FuqiError } from '@fuqi/domain';
import type { NodeEndpoint } from '../connection-file';
import type { StoredIdentity } from '../identity';
import { lowSSigner } from '../low-s-signer';

const GENERATE = '/protos.Snapshot/Generate';
const DEADLINE_MS = 15_000;
const NONCE_BYTES = 24;
/** Fabric's number for "the newest block". */
const NEWEST = 0;
const EXISTS = /already generated|duplicate snapshot request/i;

/**
 * Asks a peer for a snapshot of a channel at its newest block; the peer's administrator may. It writes it in its own time, so a
 * reader waits for the folder. Asked for again at the same block it is the same snapshot, and nothing is done.
 *
 * @throws FuqiError `ledger-unavailable`
 */
export async function requestSnapshot(
  endpoint: NodeEndpoint,
  admin: StoredIdentity,
  channel: string,
): Promise<void> {
  const root = grpc.credentials.createSsl(Buffer.from(endpoint.tlsRootPem));
  const client = new grpc.Client(endpoint.address, root);
  try {
    await generate(client, await signedRequest(admin, channel));
  } catch (cause) {
    if (cause instanceof Error && EXISTS.test(cause.message)) return;
    throw new FuqiError('ledger-unavailable', 'snapshot', { cause });
  } finally {
    client.close();
  }
}

function generate(client: grpc.Client, request: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    client.makeUnaryRequest(
      GENERATE,
      (message: Uint8Array) => Buffer.from(message),
      (answer) => answer,
      request,
      { deadline: Date.now() + DEADLINE_MS },
      (error) => {
        if (error) reject(error);
        else resolve();
      },
    );
  });
}

async function signedRequest(admin: StoredIdentity, channel: string): Promise<Uint8Array> {
  const creator = new msp.SerializedIdentity();
  creator.setMspid(admin.mspId);
  creator.setIdBytes(Buffer.from(admin.certificate));
  const header = new common.SignatureHeader();
  header.setCreator(creator.serializeBinary());
  header.setNonce(randomBytes(NONCE_BYTES));
  const request = new peer.SnapshotRequest();
  request.setSignatureHeader(header);
  request.setChannelId(channel);
  request.setBlockNumber(NEWEST);
  const bytes = request.serializeBinary();
  const signed = new peer.SignedSnapshotRequest();
  signed.setRequest(bytes);
  signed.setSignature(await lowSSigner(admin.privateKey)(bytes));
  return signed.serializeBinary();
}
