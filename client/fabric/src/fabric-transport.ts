import { FuqiError, parseFuqiError } from '@fuqi/domain';
import { ContractLedger } from '@fuqi/sdk';
import type { LedgerTransport, TransactionOutcome } from '@fuqi/sdk';
import type { DecodedBlock } from './decode-block';
import type { FabricPort } from './fabric-port';
import { followBlocks } from './follow-blocks';
import { textOf } from './judge-failure';
import { type SubmitOptions, submitTransaction } from './submit-transaction';

/** Breaks in a row after which reading blocks fails. */
const READ_FAILURES = 6;

/** Calls of one client of one organisation. */
export class FabricTransport implements LedgerTransport {
  constructor(
    private readonly port: FabricPort,
    private readonly chaincode: string,
    private readonly options: SubmitOptions = {},
  ) {}

  async evaluate(fn: string, args: readonly string[]): Promise<string> {
    try {
      return Buffer.from(await this.port.evaluate(fn, args)).toString();
    } catch (cause) {
      throw parseFuqiError(textOf(cause)) ?? new FuqiError('ledger-unavailable', '', { cause });
    }
  }

  submit(fn: string, args: readonly Uint8Array[]): Promise<TransactionOutcome> {
    return submitTransaction(this.port, fn, args, this.options);
  }

  async height(): Promise<number> {
    try {
      return await this.port.height();
    } catch (cause) {
      throw new FuqiError('ledger-unavailable', 'height', { cause });
    }
  }

  async *blocks(from: number): AsyncIterable<DecodedBlock> {
    let next = from;
    let height = await this.height();
    if (next >= height) return;
    const follow = { chaincode: this.chaincode, from, failures: READ_FAILURES };
    for await (const block of followBlocks(this.port, follow)) {
      yield block;
      next = block.number + 1;
      if (next < height) continue;
      height = await this.height();
      if (next >= height) return;
    }
  }
}

/** The SDK's `Ledger` of a client of a Fabric channel. */
export function fabricLedger(
  port: FabricPort,
  chaincode: string,
  options: SubmitOptions = {},
): ContractLedger {
  return new ContractLedger(new FabricTransport(port, chaincode, options));
}
