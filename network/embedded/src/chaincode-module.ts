import { createRequire } from 'node:module';
import type { ChaincodePackage } from './chaincode-runtime';
import { LedgerError } from './errors';
import { removeFabricCrashHandlers, type ContractClass, type ContractMetadata } from './shim';

/** What a module named by `modulePath` exports: the shape of a Fabric chaincode package. */
interface ChaincodeModule {
  readonly contracts?: readonly ContractClass[];
  readonly metadata?: ContractMetadata;
}

/**
 * Loads contracts from a CommonJS module, as the chaincode command does and a bank's worker must:
 * classes cannot be sent to another thread.
 *
 * @throws LedgerError `INVALID_OPTIONS` when the module cannot be loaded or lacks an export.
 */
export function loadChaincodeModule(
  modulePath: string,
  title: string,
  version: string,
): ChaincodePackage {
  const module = requireModule(modulePath);
  removeFabricCrashHandlers();
  const { contracts, metadata } = module;
  if (!Array.isArray(contracts) || metadata === undefined) {
    throw new LedgerError('INVALID_OPTIONS', 'the module must export contracts and metadata');
  }
  return { contracts: contracts as ContractClass[], metadata, title, version };
}

function requireModule(modulePath: string): ChaincodeModule {
  try {
    return createRequire(__filename)(modulePath) as ChaincodeModule;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new LedgerError('INVALID_OPTIONS', `chaincode module: ${reason}`, {}, { cause });
  }
}
