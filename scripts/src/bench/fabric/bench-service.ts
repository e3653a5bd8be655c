/**
 * The chaincode service of the bench, in place of a bank's own: the product's contracts, with the native verifier where it is asked
 * for, and the plain assets that they are compared with. Both run in one process behind one policy.
 */
import {
  type RunnableChaincode,
  createChaincode,
  readSettings,
  startService,
} from '@fuqi/chaincode-service';
import { useProofVerifier } from '@fuqi/contracts';
import { openNativeVerifier } from '@fuqi/native-verifier';
import { CREATE, type PlainStub, createAssets } from './plain-assets';

/** Asks for the native verifier. */
export const NATIVE = 'FUQI_BENCH_NATIVE';

type Stub = Parameters<RunnableChaincode['Invoke']>[0];

/** The shim's stub answers with a Buffer, which is what is asked of it. */
function isPlain(stub: Stub & PlainStub): boolean {
  return stub.getFunctionAndParameters().fcn === CREATE;
}

function withPlainAssets(inner: RunnableChaincode): RunnableChaincode {
  return {
    Init: (stub) => inner.Init(stub),
    Invoke: (stub) => (isPlain(stub) ? createAssets(stub) : inner.Invoke(stub)),
  };
}

async function main(): Promise<void> {
  if (process.env[NATIVE] === '1') useProofVerifier(openNativeVerifier());
  const service = await startService(readSettings(process.env), withPlainAssets(createChaincode()));
  process.once('SIGTERM', () => {
    void service.stop().then(() => process.exit(0));
  });
}

if (require.main === module) {
  main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : 'failed'}\n`);
    process.exit(1);
  });
}
