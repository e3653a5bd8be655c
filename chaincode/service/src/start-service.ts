import { createChaincode } from './chaincode';
import { DrainingChaincode } from './draining-chaincode';
import type { ServiceSettings } from './settings';
import { type RunnableChaincode, type ShimServerOptions, shim } from './shim';

/** Longest wait for running transactions at a stop; the peer itself gives up on one after 30 s. */
const DRAIN_MS = 10_000;
/** For answers on their way out: a stream has no event for "everything reached the socket". */
const FLUSH_MS = 100;

/** A service that peers can connect to. */
export interface RunningService {
  /** Ends what runs, refuses what comes, then closes all connections. */
  stop(): Promise<void>;
}

/**
 * Serves the contracts to the peers beside it.
 *
 * @throws Error when the address cannot be listened on
 */
export async function startService(
  settings: ServiceSettings,
  inner: RunnableChaincode = createChaincode(),
): Promise<RunningService> {
  const chaincode = new DrainingChaincode(inner);
  const server = shim.server(chaincode, serverOptions(settings));
  await server.start();
  return {
    async stop() {
      await Promise.race([chaincode.drain(), after(DRAIN_MS)]);
      await after(FLUSH_MS);
      server._server.forceShutdown();
    },
  };
}

function serverOptions({ chaincodeId, address, tls }: ServiceSettings): ShimServerOptions {
  return {
    ccid: chaincodeId,
    address,
    ...(tls && { tlsProps: { key: tls.key, cert: tls.cert, clientCACerts: tls.clientCa } }),
    // As Fabric's launcher: size is the peer's to limit, and its pings must not be taken for an attack.
    'grpc.max_receive_message_length': -1,
    'grpc.max_send_message_length': -1,
    'grpc.keepalive_time_ms': 110_000,
    'grpc.keepalive_timeout_ms': 20_000,
    'grpc.keepalive_permit_without_calls': 1,
    'grpc.http2.min_time_between_pings_ms': 30_000,
  };
}

function after(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds).unref());
}
