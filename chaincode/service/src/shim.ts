import { createRequire } from 'node:module';
import type { ChaincodeResponse, ChaincodeStub } from 'fabric-shim';
import { listenersNow, restoreListeners } from '@fuqi/contracts';

/**
 * The edge to fabric-shim's untyped parts, as the embedded ledger has it: `ChaincodeFromContract` is what Fabric's launcher
 * builds and has to be loaded from its path; the gRPC server inside the chaincode server can only be stopped from within.
 */

/** What a chaincode process is, seen from the peer. */
export interface RunnableChaincode {
  Init(stub: ChaincodeStub): Promise<ChaincodeResponse | undefined>;
  Invoke(stub: ChaincodeStub): Promise<ChaincodeResponse | undefined>;
}

/** The chaincode server with the gRPC server that it keeps to itself. */
export interface ShimServer {
  start(): Promise<void>;
  readonly _server: { forceShutdown(): void };
}

/** Options of the chaincode server; names with a dot go to gRPC. */
export type ShimServerOptions = Readonly<Record<string, unknown>> & {
  readonly ccid: string;
  readonly address: string;
};

type ChaincodeConstructor = new (
  contracts: unknown[],
  serializers: object,
  metadata: object,
  title: string,
  version: string,
) => RunnableChaincode;

interface Shim {
  readonly ChaincodeFromContract: ChaincodeConstructor;
  readonly JSONSerializer: new () => object;
  server(chaincode: RunnableChaincode, options: ShimServerOptions): ShimServer;
}

const load = createRequire(__filename);

/**
 * Loading fabric-shim makes a crashing process log the error and live on, or exit with code 0 (its logger listens for
 * crashes), so listeners are put back as they were.
 */
function loadShim(): Shim {
  const before = listenersNow();
  const { Shim } = load('fabric-shim') as unknown as { Shim: Pick<Shim, 'server'> };
  const shim = {
    server: (chaincode: RunnableChaincode, options: ShimServerOptions) =>
      Shim.server(chaincode, options),
    ChaincodeFromContract: load(
      'fabric-shim/lib/contract-spi/chaincodefromcontract',
    ) as ChaincodeConstructor,
    ...(load('fabric-contract-api') as Pick<Shim, 'JSONSerializer'>),
  };
  restoreListeners(before);
  return shim;
}

export const shim = loadShim();
