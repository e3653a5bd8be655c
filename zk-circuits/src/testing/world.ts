import {
  type LedgerRecord,
  type Member,
  type Note,
  type Point,
  NOTE_TREE_DEPTH,
  PARTY_TREE_DEPTH,
  QuadTree,
  ROLE,
  memberHash,
  noteCommitment,
  recordCommitment,
} from '@fuqi/protocol';
import { multiplyBase } from '../inputs/curve';
import {
  type PlacedLeaf,
  type PlacedNote,
  type PlacedRecord,
  type ProofSettings,
  type SigningMember,
  placeMember,
  signingMember,
} from '../inputs/openings';
import { type TestMember, named, namedScalar, testMember } from './world-member';

/** Made once: deriving keys takes longer than all the rest. */
const MEMBERS = {
  bank: testMember('bank', 1n, { roles: ROLE.BANK, account: account(1n, 'bank') }),
  otherBank: testMember('otherBank', 2n, { roles: ROLE.BANK, account: account(2n, 'otherBank') }),
  mandate: testMember('mandate', 3n, {
    roles: ROLE.MANDATE,
    operator: 1n,
    account: account(1n, 'mandate'),
  }),
  debtor: testMember('debtor', 4n, { account: account(1n, 'debtor') }),
  supplier: testMember('supplier', 5n, { account: account(2n, 'supplier') }),
  subSupplier: testMember('subSupplier', 6n, { account: account(2n, 'subSupplier') }),
};

const SUPERVISOR: Point = multiplyBase(namedScalar('supervisor'));

/** Who there is in the test world. */
export type TestName = keyof typeof MEMBERS;

/** An open business day of the test world, and its date code. */
export const TODAY = 20_700n;
export const TODAY_OPEN = 4n * TODAY;

/** Due day of vouchers in the test world. */
export const DUE = 20_800n;

/**
 * A small world in which every leg has a valid input: two banks, a mandate that the first one operates, a debtor and two
 * suppliers. It is the same in every run; keys and salts are told by their names.
 */
export class World {
  readonly members: Record<TestName, TestMember> = { ...MEMBERS };

  readonly parties = new QuadTree(PARTY_TREE_DEPTH);
  readonly notes = new QuadTree(NOTE_TREE_DEPTH);
  readonly supervisor = SUPERVISOR;
  private leaves = 0n;

  constructor() {
    this.parties.setAll(
      Object.values(this.members).map(({ member }) => [member.index, memberHash(member)] as const),
    );
    // What lies before the notes of a test, so that paths have siblings.
    for (let i = 0; i < 5; i++) this.append(named(`earlier leaf ${i}`));
  }

  /** Changes a member of this world and its leaf; cases that are built afterwards see it changed. */
  change(name: TestName, change: (member: Member) => Member): void {
    const former = this.members[name];
    const member = change(former.member);
    this.members[name] = { ...former, member };
    this.parties.set(member.index, memberHash(member));
  }

  /** A member's leaf under the present party root. */
  leafOf(who: TestMember): PlacedLeaf {
    return placeMember(who.member, this.parties.path(who.member.index));
  }

  /** A member that signs, under the present party root. */
  signerOf(who: TestMember): SigningMember {
    return signingMember(who.member, this.parties.path(who.member.index), who.nk);
  }

  /** Puts a note into the tree. */
  place(note: Note): PlacedNote {
    const index = this.append(noteCommitment(note));
    const { value, layer, budget, salt } = note;
    return { value, layer, budget, salt, path: this.notes.path(index) };
  }

  /** Puts a record into the tree, and returns it with the root it lies under. */
  placeRecord(record: LedgerRecord): PlacedRecord & { readonly root: bigint } {
    const index = this.append(recordCommitment(record));
    const { attester, salt } = record;
    return { attester, salt, path: this.notes.path(index), root: this.notes.root };
  }

  /** Settings of a proof at a date, without signatures. */
  settings(date: bigint): Omit<ProofSettings, 'signatures'> {
    return {
      context: named('context'),
      date,
      supervisor: this.supervisor,
      ephemeral: namedScalar('ephemeral'),
    };
  }

  private append(leaf: bigint): bigint {
    const index = this.leaves++;
    this.notes.set(index, leaf);
    return index;
  }
}

function account(bank: bigint, name: string): { bank: bigint; reference: bigint } {
  return { bank, reference: named(`account of ${name}`) };
}
