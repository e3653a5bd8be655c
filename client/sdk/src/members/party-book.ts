/**
 * The members of the network, as the banks hand them out: openings of the leaves of the party tree. The ledger has only the
 * tree's roots; a book whose root is not open there is out of date.
 */
import { FuqiError } from '@fuqi/domain';
import { OFFICER_SLOTS, PARTY_TREE_DEPTH, QuadTree, memberHash } from '@fuqi/protocol';
import type { Member, MerklePath } from '@fuqi/protocol';
import { parseValues, stringifyValues } from '../json-values';
import type { Contact } from '../memo/lookup-tags';

/** Members by id, and where their leaves lie. */
export class PartyBook {
  private readonly members = new Map<number, Member>();
  /** Hashes of all leaves, those of unknown members too. */
  private readonly leaves = new Map<number, bigint>();
  private readonly tree = new QuadTree(PARTY_TREE_DEPTH);

  constructor(members: readonly Member[] = []) {
    members.forEach((member) => this.put(member));
  }

  /** A book from what {@link serialize} wrote. @throws FuqiError `malformed` */
  static parse(text: string): PartyBook {
    const { members, leaves } = parseValues(text) as Partial<StoredBook>;
    if (!Array.isArray(members) || !Array.isArray(leaves)) {
      throw new FuqiError('malformed', 'members', { layer: 'wallet' });
    }
    const book = new PartyBook(members.map(completed));
    leaves.forEach(({ index, leaf }) => book.publish(index, leaf));
    return book;
  }

  /** The book as text. */
  serialize(): string {
    const slots = ({ officers, ...rest }: Member): StoredMember => ({
      ...rest,
      officers: officers.map((officer) => officer ?? null),
    });
    const leaves = [...this.leaves].map(([index, leaf]) => ({ index, leaf }));
    return stringifyValues({ members: this.all.map(slots), leaves } satisfies StoredBook);
  }

  /** Root of the party tree. */
  get root(): bigint {
    return this.tree.root;
  }

  /** Members by id, ascending. */
  get all(): Member[] {
    return [...this.members.values()].sort((a, b) => Number(a.index - b.index));
  }

  /** A member. @throws FuqiError `party-unknown` */
  member(id: number | bigint): Member {
    const member = this.members.get(Number(id));
    if (member === undefined) throw new FuqiError('party-unknown');
    return member;
  }

  has(id: number | bigint): boolean {
    return this.members.has(Number(id));
  }

  /** What a wallet needs to find memos of a member. @throws FuqiError `party-unknown` */
  contact(id: number | bigint): Contact {
    const { index, view } = this.member(id);
    return { id: Number(index), view };
  }

  /** All members but one as contacts. */
  contactsOf(self: number): Contact[] {
    return this.all
      .filter(({ index }) => Number(index) !== self)
      .map(({ index }) => this.contact(index));
  }

  /** The lowest free id; 0 stays empty, because it means nobody. @throws FuqiError `party-full` */
  get nextId(): number {
    for (let id = 1; id < 4 ** PARTY_TREE_DEPTH; id += 1) {
      if (!this.leaves.has(id)) return id;
    }
    throw new FuqiError('party-full');
  }

  /** Path of a leaf, filled or empty. */
  path(id: number | bigint): MerklePath {
    return this.tree.path(BigInt(id));
  }

  /** Adds a member or replaces its leaf. */
  put(member: Member): void {
    this.members.set(Number(member.index), member);
    this.setLeaf(Number(member.index), memberHash(member));
  }

  /**
   * Takes note of a leaf that a registration published: paths of all members change with it. A member whose leaf is another
   * than the one published is out of date here, and is forgotten until its new opening is put.
   */
  publish(index: number, leaf: bigint): void {
    const known = this.members.get(index);
    if (known !== undefined && memberHash(known) !== leaf) this.members.delete(index);
    this.setLeaf(index, leaf);
  }

  /** A copy that can be changed alone. */
  clone(): PartyBook {
    const copy = new PartyBook(this.all);
    for (const [index, leaf] of this.leaves) copy.setLeaf(index, leaf);
    return copy;
  }

  private setLeaf(index: number, leaf: bigint): void {
    this.leaves.set(index, leaf);
    this.tree.set(BigInt(index), leaf);
  }
}

/** Empty slots are stored as null. */
type StoredMember = Omit<Member, 'officers'> & {
  readonly officers: readonly (Member['officers'][number] | null)[];
};

interface StoredBook {
  readonly members: StoredMember[];
  readonly leaves: { readonly index: number; readonly leaf: bigint }[];
}

function completed(member: StoredMember): Member {
  if (member.officers.length !== OFFICER_SLOTS) {
    throw new FuqiError('malformed', 'officers', { layer: 'wallet' });
  }
  return { ...member, officers: member.officers.map((officer) => officer ?? undefined) };
}
