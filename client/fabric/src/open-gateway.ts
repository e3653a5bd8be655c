import * as grpc from '@grpc/grpc-js';
import { type Gateway, connect, hash } from '@hyperledger/fabric-gateway';
import { FuqiError } from '@fuqi/domain';
import type { NodeEndpoint } from './connection-file';
import { GatewayPort, type GatewayPortOptions } from './gateway-port';
import type { StoredIdentity } from './identity';
import { lowSSigner } from './low-s-signer';

/** Longest wait of each kind of call, milliseconds. */
const DEADLINE = { evaluate: 10_000, endorse: 30_000, submit: 10_000, commitStatus: 60_000 };
/** A batch with its ciphertexts is larger than gRPC's default of 4 MB, a block larger still; Fabric's own bound is 100 MB. */
const MESSAGE_MAX = 100 * 1024 * 1024;

/** One line to one peer, shared by every identity that uses it. */
export class PeerLine {
  readonly #client: grpc.Client;
  readonly #gateways: Gateway[] = [];

  constructor(private readonly peer: Omit<NodeEndpoint, 'mspId'>) {
    this.#client = new grpc.Client(
      peer.address,
      grpc.credentials.createSsl(Buffer.from(peer.tlsRootPem)),
      {
        ...(peer.hostAlias !== undefined && {
          'grpc.ssl_target_name_override': peer.hostAlias,
          'grpc.default_authority': peer.hostAlias,
        }),
        'grpc.max_receive_message_length': MESSAGE_MAX,
        'grpc.max_send_message_length': MESSAGE_MAX,
        // Peers refuse clients that ping more often than once a minute.
        'grpc.keepalive_time_ms': 120_000,
        'grpc.keepalive_timeout_ms': 20_000,
      },
    );
  }

  /** Waits for the line. @throws FuqiError `ledger-unavailable` */
  ready(milliseconds = 10_000): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#client.waitForReady(Date.now() + milliseconds, (cause) => {
        if (cause === undefined) resolve();
        else reject(new FuqiError('ledger-unavailable', this.peer.address, { cause }));
      });
    });
  }

  /** The gateway as one identity uses it. @throws FuqiError `configuration-invalid` for a key that is no P-256 key */
  as(identity: StoredIdentity, options: GatewayPortOptions): GatewayPort {
    const deadline = (milliseconds: number) => () => ({ deadline: Date.now() + milliseconds });
    const gateway = connect({
      client: this.#client,
      identity: { mspId: identity.mspId, credentials: Buffer.from(identity.certificate) },
      signer: lowSSigner(identity.privateKey),
      hash: hash.none,
      evaluateOptions: deadline(DEADLINE.evaluate),
      endorseOptions: deadline(DEADLINE.endorse),
      submitOptions: deadline(DEADLINE.submit),
      commitStatusOptions: deadline(DEADLINE.commitStatus),
    });
    this.#gateways.push(gateway);
    return new GatewayPort(gateway, options);
  }

  close(): void {
    this.#gateways.splice(0).forEach((gateway) => gateway.close());
    this.#client.close();
  }
}
