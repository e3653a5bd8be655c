import { FuqiError } from '@fuqi/domain';
import { CHAINCODE_VERSION } from '../metadata';
import { codeHash } from '../code-hash';
import { PARTY_TREE_DEPTH } from '@fuqi/protocol';
import { canonicalJson } from '../encoding/canonical-json';
import type { Json } from '../encoding/canonical-json';
import { fromFieldHex, toHex } from '../encoding/hex';
import type { LedgerContext } from '../fabric/ledger-context';
import { Overlay } from '../overlay/overlay';
import { ledgerVersions } from '../query/ledger-versions';
import { partyLeaves } from '../query/party-leaves';
import { motionList } from '../query/motion-list';
import { chunkLeaves, chunkRoots, noteTree } from '../query/note-tree';
import { PAGE_MAX, pendingPage } from '../query/pending-page';
import { receiptOf } from '../query/receipt-of';
import { readChannel } from '../state/channel-repository';
import { ANCHOR_PATTERN } from '../state/keys';
import { readPartyRoot } from '../state/party-repository';
import { rootSize } from '../state/root-repository';
import { readVerifyingKey } from '../state/verifying-key-repository';
import { FuqiContract } from './fuqi-contract';

const ANCHOR = new RegExp(`^${ANCHOR_PATTERN}$`);
const RECEIPT = new RegExp(`^(?:${ANCHOR_PATTERN}|party/[0-9a-f]{64})$`);

/** Questions that clients ask of one peer; nothing here is meant to be ordered. Every answer is canonical JSON. */
export class QueryContract extends FuqiContract {
  constructor() {
    super('query');
  }

  /** `{"banks","channel","contract","development","supervisor"}`; screens and receipts must show `development`. */
  channel(ctx: LedgerContext): Promise<string> {
    return this.answer(ctx, async (overlay) => {
      const { banks, contract, development, supervisor } = await readChannel(overlay);
      return { banks, channel: ctx.stub.getChannelID(), contract, development, supervisor };
    });
  }

  /** What may be cited now, see `ledgerVersions`. */
  versions(ctx: LedgerContext): Promise<string> {
    return this.answer(ctx, ledgerVersions);
  }

  /** The receipt under `nf/<hex>`, `tag/<circuit>/<hex>` or `party/<hex>`, see `receiptOf`. */
  receipt(ctx: LedgerContext, anchor: string): Promise<string> {
    if (!RECEIPT.test(anchor)) throw new FuqiError('malformed', 'anchor');
    return this.answer(ctx, (overlay) => receiptOf(overlay, anchor));
  }

  /** Whether the tree of notes had a root: `{"known","leaves"}`. */
  root(ctx: LedgerContext, root: string): Promise<string> {
    const value = field(root);
    return this.answer(ctx, async (overlay) => {
      const leaves = await rootSize(overlay, value);
      return { known: leaves !== undefined, leaves: leaves ?? null };
    });
  }

  /** Status of a party root: `{"state"}`, `unknown`, `open` or `closed`. */
  partyRoot(ctx: LedgerContext, root: string): Promise<string> {
    const value = field(root);
    return this.answer(ctx, async (overlay) => ({
      state: (await readPartyRoot(overlay, value))?.state ?? 'unknown',
    }));
  }

  /** A verifying key: `{"key","state"}`, canonical bytes in hex; `state` is `unknown` without a key. */
  verifyingKey(ctx: LedgerContext, circuit: string, hash: string): Promise<string> {
    field(hash);
    const number = integer(circuit, 255);
    return this.answer(ctx, async (overlay) => {
      const found = await readVerifyingKey(overlay, number, hash);
      return found === undefined
        ? { key: null, state: 'unknown' }
        : { key: toHex(found.bytes), state: found.state };
    });
  }

  /** A page of pending entries, see `pendingPage`. */
  pending(ctx: LedgerContext, after: string, size: string): Promise<string> {
    if (after !== '' && !ANCHOR.test(after)) throw new FuqiError('malformed', 'anchor');
    const count = integer(size, PAGE_MAX);
    if (count === 0) throw new FuqiError('out-of-range', 'number');
    return this.answer(ctx, () => pendingPage(ctx.stub, after, count));
  }

  /** Size and root of the tree of notes, see `noteTree`. */
  tree(ctx: LedgerContext): Promise<string> {
    return this.answer(ctx, noteTree);
  }

  /** Leaves of a chunk, see `chunkLeaves`. */
  chunk(ctx: LedgerContext, index: string): Promise<string> {
    const number = integer(index, 2 ** 24);
    return this.answer(ctx, (overlay) => chunkLeaves(overlay, number));
  }

  /** Roots of complete chunks from an index on, see `chunkRoots`. */
  chunkRoots(ctx: LedgerContext, from: string): Promise<string> {
    const number = integer(from, 2 ** 24);
    return this.answer(ctx, (overlay) => chunkRoots(overlay, number));
  }

  /** Leaves of the party tree from an index on, see `partyLeaves`. */
  leaves(ctx: LedgerContext, from: string): Promise<string> {
    const index = integer(from, 4 ** PARTY_TREE_DEPTH - 1);
    return this.answer(ctx, () => partyLeaves(ctx.stub, index));
  }

  /** Motions that wait for a second bank, see `motionList`. */
  motions(ctx: LedgerContext): Promise<string> {
    return this.answer(ctx, () => motionList(ctx.stub));
  }

  /**
   * `{"code","version"}`: SHA-256 of the code that this peer's service runs, null where no host has said so. Each bank may
   * answer otherwise, so this is asked of one peer and never ordered.
   */
  version(ctx: LedgerContext): Promise<string> {
    return this.answer(ctx, async () => ({ code: codeHash() ?? null, version: CHAINCODE_VERSION }));
  }

  private async answer(
    ctx: LedgerContext,
    question: (overlay: Overlay) => Promise<Json>,
  ): Promise<string> {
    return canonicalJson(await question(new Overlay(ctx.stub)));
  }
}

function field(text: string): bigint {
  if (!/^[0-9a-f]{64}$/.test(text)) throw new FuqiError('malformed', 'hash');
  return fromFieldHex(text);
}

function integer(text: string, max: number): number {
  if (!/^(?:0|[1-9][0-9]{0,9})$/.test(text)) throw new FuqiError('malformed', 'number');
  const value = Number(text);
  if (value > max) throw new FuqiError('out-of-range', 'number');
  return value;
}
