import { FuqiError } from '@fuqi/domain';
import { type DecodedBlock, decodeBlock } from './decode-block';
import type { FabricPort } from './fabric-port';

/** How a follower keeps at it. */
export interface FollowOptions {
  readonly chaincode: string;
  /** First block that is not read yet: what a checkpoint says. */
  readonly from: number;
  /** Milliseconds before try `n` (from 1) after a break; default 100 · 2^(n−1), at most 10 s. */
  readonly delay?: (failures: number) => number;
  readonly wait?: (milliseconds: number) => Promise<void>;
  /** Breaks in a row before giving up; default none. */
  readonly failures?: number;
  readonly signal?: AbortSignal;
}

/**
 * Blocks in order, each once, without end: when the line breaks it is taken up again after the last block that was given out.
 * Whoever reads stores `number + 1` with what it made of the block and begins there the next time.
 *
 * @throws FuqiError `ledger-unavailable` after too many breaks in a row
 */
export async function* followBlocks(
  port: Pick<FabricPort, 'blocks'>,
  options: FollowOptions,
): AsyncIterable<DecodedBlock> {
  const { delay = doubling, wait = sleep, failures: most = Infinity } = options;
  let next = options.from;
  let failures = 0;
  while (!stopped(options)) {
    let broken: unknown;
    try {
      for await (const block of inOrder(port, next, options)) {
        yield block;
        next = block.number + 1;
        failures = 0;
      }
    } catch (cause) {
      broken = cause;
    }
    if (stopped(options)) return;
    failures += 1;
    if (failures >= most) throw new FuqiError('ledger-unavailable', 'blocks', { cause: broken });
    await wait(delay(failures));
  }
}

/** Blocks of one line, up to a hole: a peer restored from elsewhere, or one that lies, would leave one. */
async function* inOrder(
  port: Pick<FabricPort, 'blocks'>,
  from: number,
  options: FollowOptions,
): AsyncIterable<DecodedBlock> {
  let next = from;
  for await (const bytes of port.blocks(from)) {
    if (stopped(options)) return;
    const block = decodeBlock(bytes, options.chaincode);
    if (block.number !== next) return;
    yield block;
    next += 1;
  }
}

function stopped({ signal }: FollowOptions): boolean {
  return signal?.aborted ?? false;
}

function doubling(failures: number): number {
  return Math.min(100 * 2 ** (failures - 1), 10_000);
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}
