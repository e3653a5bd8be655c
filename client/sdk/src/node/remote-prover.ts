/** A prover in another process, as `serveProver` serves it. */
import { Agent } from 'node:http';
import { FuqiError } from '@fuqi/domain';
import { ProveError, WitnessError } from '@fuqi/zk-circuits';
import type { ProveErrorCode, ProvedStatement, Prover, WitnessErrorCode } from '@fuqi/zk-circuits';
import { parseValues, stringifyValues } from '../json-values';
import { exchange } from './http-exchange';

/** How a served prover is reached. */
export interface RemoteProverOptions {
  /** `http://127.0.0.1:port` */
  readonly url: string;
  readonly credential: string;
  /** How long a proof may take, the time in the row included, milliseconds; default 10 minutes. */
  readonly proofMs?: number;
}

const ANSWER_BYTES_MAX = 64 * 1024;
const PROVE_CODES: ReadonlySet<string> = new Set<ProveErrorCode>([
  ...(['ZK_CIRCUIT_UNKNOWN', 'ZK_PROVE_CANCELLED', 'ZK_PROVER_FAILED'] as const),
]);
const WITNESS_CODES: ReadonlySet<string> = new Set<WitnessErrorCode>([
  ...(['ZK_INPUT_INVALID', 'ZK_WITNESS_REFUSED', 'ZK_CALCULATOR_INVALID'] as const),
]);

/** See the file. */
export function remoteProver({ url, credential, proofMs }: RemoteProverOptions): Prover {
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  return {
    kind: 'remote',
    prove: async ({ circuit, input }, options) => {
      let answer: { readonly status: number; readonly text: string };
      try {
        answer = await exchange({
          ...{ agent, url: new URL('/prove', url), method: 'POST', credential },
          ...{ body: stringifyValues({ circuit, input }), signal: options?.signal },
          ...{ timeoutMs: proofMs ?? 600_000, answerBytesMax: ANSWER_BYTES_MAX },
        });
      } catch {
        const cancelled = options?.signal?.aborted === true;
        const code = cancelled ? 'ZK_PROVE_CANCELLED' : 'ZK_PROVER_FAILED';
        throw new ProveError(code, circuit, cancelled ? 'cancelled' : 'the prover did not answer');
      }
      return answer.status === 200 ? statementOf(circuit, answer.text) : refuse(circuit, answer);
    },
    close: () => {
      agent.destroy();
      return Promise.resolve();
    },
  };
}

function statementOf(circuit: string, text: string): ProvedStatement {
  const { proof, publics } = valuesOf(text);
  const isStatement =
    proof instanceof Uint8Array &&
    Array.isArray(publics) &&
    publics.every((value) => typeof value === 'bigint');
  if (!isStatement) throw new ProveError('ZK_PROVER_FAILED', circuit, 'the answer is no proof');
  return { proof, publics: publics };
}

function refuse(circuit: string, { status, text }: { status: number; text: string }): never {
  const { code, reason } = valuesOf(text);
  const words = typeof reason === 'string' && reason !== '' ? reason : `status ${String(status)}`;
  if (typeof code === 'string' && WITNESS_CODES.has(code)) {
    throw new WitnessError(code as WitnessErrorCode, circuit, words);
  }
  const known = typeof code === 'string' && PROVE_CODES.has(code);
  throw new ProveError(known ? (code as ProveErrorCode) : 'ZK_PROVER_FAILED', circuit, words);
}

function valuesOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const value = parseValues(text);
    return typeof value === 'object' && value !== null
      ? (value as Readonly<Record<string, unknown>>)
      : {};
  } catch (error) {
    if (error instanceof FuqiError) return {};
    throw error;
  }
}
