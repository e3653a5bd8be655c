/** Members: registered, changed by their own officers, suspended or renewed by their bank. */
import { OFFICER_SLOTS, POWER, REGISTER_MODE, ROLE, memberHash } from '@fuqi/protocol';
import type { Account, Member, Officer, OfficerSlots, Point, Status } from '@fuqi/protocol';
import { isKeyPoint, equalPoints } from '../../curve/baby-jubjub';
import { signWithViewingKey } from '../../keys/view-signature';
import type { ViewingKey } from '../../keys/member-keys';
import { composeDraft, fixTerms } from '../draft';
import type { Draft, DraftTerms } from '../draft';
import { legDigest } from '../leg-view';
import { draftContext } from '../signed-parts';
import { planRegisterLeg } from '../plan-register';
import { NO_PATH } from '../planned-leg';
import type { RegisterRecipe } from '../recipes';
import { refuseHere } from '../rules';
import type { Session } from '../session';
import type { LegSignature } from '../signing';

/** What a registration needs of a session: the registering bank's book and ledger, no wallet. */
export type RegistrationSession = Pick<Session, 'network' | 'book' | 'versions' | 'random'>;

/** A new member, as its bank and itself agree on it. */
export interface NewMember {
  readonly officers: readonly Officer[];
  readonly view: Point;
  readonly status: Omit<Status, 'operator'> & { readonly operator?: bigint };
  readonly account: Account;
  readonly nkCommitment: bigint;
  readonly leafSalt: bigint;
}

/** Officers in eight slots. @throws FuqiError `officers-invalid` */
export function officerSlots(officers: readonly (Officer | undefined)[]): OfficerSlots {
  if (officers.length > OFFICER_SLOTS) refuseHere('officers-invalid', 'too many');
  return Array.from({ length: OFFICER_SLOTS }, (_, slot) => officers[slot]);
}

/** Refuses what no leaf may have (R3). */
function requireOfficers(slots: OfficerSlots): void {
  const officers = slots.filter((officer) => officer !== undefined);
  const has = (power: bigint): boolean => officers.some(({ powers }) => (powers & power) !== 0n);
  if (!has(POWER.TRADE) || !has(POWER.ADMIN)) refuseHere('officers-invalid', 'powers');
  if (officers.some(({ powers }) => powers >= 16n)) refuseHere('officers-invalid', 'powers');
  if (officers.some(({ key }) => !isKeyPoint(key))) refuseHere('key-invalid');
  if (new Set(officers.map(({ key }) => key.x)).size !== officers.length) {
    refuseHere('officers-invalid', 'keys repeat');
  }
}

/**
 * Registers a member at the lowest free place. Each new officer and the viewing key sign with {@link possess}; officers
 * beyond two are added by {@link updateMember}.
 * @param tag from the banks' function over the enterprise's code
 * @throws FuqiError `officers-invalid`, `key-invalid`, `party-full`
 */
export function registerMember(
  session: RegistrationSession,
  member: NewMember,
  tag: bigint,
  terms?: DraftTerms,
): Draft {
  const index = BigInt(session.book.nextId);
  const institution =
    member.status.roles !== ROLE.ENTERPRISE || (member.status.operator ?? index) !== index;
  const next: Member = {
    index,
    officers: officerSlots(member.officers),
    view: member.view,
    status: { ...member.status, operator: member.status.operator ?? index },
    account: member.account,
    nkCommitment: member.nkCommitment,
    salt: member.leafSalt,
  };
  requireOfficers(next.officers);
  if (member.officers.length > 2) refuseHere('officers-invalid', 'at most two new keys at a time');
  if (!isKeyPoint(member.view)) refuseHere('key-invalid', 'viewing key');
  const mode = institution ? REGISTER_MODE.NEW_INSTITUTION : REGISTER_MODE.NEW;
  const recipe: RegisterRecipe = {
    circuit: 'register',
    mode,
    closes: false,
    tag,
    old: undefined,
    next,
  };
  return registrationDraft(session, recipe, terms);
}

/**
 * A member changes its own leaf: officers, viewing key, account, threshold, leaf salt. Two of its present officers with power
 * admin sign (one where one always suffices), and each new key.
 * @throws FuqiError `officers-invalid`, `key-invalid`, `party-frozen` when a frozen member changes its account
 */
export function updateMember(
  session: RegistrationSession,
  id: number,
  change: Partial<Pick<Member, 'officers' | 'view' | 'account' | 'salt'>> & {
    readonly dualFrom?: bigint;
  },
  terms?: DraftTerms,
): Draft {
  const old = session.book.member(id);
  const { dualFrom = old.status.dualFrom, ...parts } = change;
  const next: Member = { ...old, ...parts, status: { ...old.status, dualFrom } };
  requireOfficers(next.officers);
  if (newSlots(old.officers, next.officers).length > 2) {
    refuseHere('officers-invalid', 'at most two new keys at a time');
  }
  if (!isKeyPoint(next.view)) refuseHere('key-invalid', 'viewing key');
  const recipe: RegisterRecipe = {
    circuit: 'register',
    mode: REGISTER_MODE.UPDATE,
    closes: takesAway(old, next),
    tag: 0n,
    old,
    next,
  };
  return registrationDraft(session, recipe, terms);
}

/** Adds an officer in the lowest free slot. @throws FuqiError `officers-invalid` when all eight are taken */
export function addOfficer(
  session: RegistrationSession,
  id: number,
  officer: Officer,
  terms?: DraftTerms,
): { readonly draft: Draft; readonly slot: number } {
  const { officers } = session.book.member(id);
  const slot = officers.findIndex((present) => present === undefined);
  if (slot < 0) refuseHere('officers-invalid', 'all slots are taken');
  const next = officers.map((present, i) => (i === slot ? officer : present));
  return { draft: updateMember(session, id, { officers: next }, terms), slot };
}

/** Removes an officer; every older party root closes with it. @throws FuqiError `officer-unknown`, `officers-invalid` */
export function removeOfficer(
  session: RegistrationSession,
  id: number,
  slot: number,
  terms?: DraftTerms,
): Draft {
  const { officers } = session.book.member(id);
  if (officers[slot] === undefined) refuseHere('officer-unknown');
  const next = officers.map((present, i) => (i === slot ? undefined : present));
  return updateMember(session, id, { officers: next }, terms);
}

/**
 * The registering bank changes what is its to say: roles, standing, KYC, operator. No officer of the member signs.
 * @throws FuqiError `party-unknown`
 */
export function setStanding(
  session: RegistrationSession,
  id: number,
  change: Partial<Omit<Status, 'dualFrom'>>,
  terms?: DraftTerms,
): Draft {
  const old = session.book.member(id);
  const next: Member = { ...old, status: { ...old.status, ...change } };
  const enterprise = [old, next].every(
    ({ status }) => (status.roles | ROLE.ENTERPRISE) === ROLE.ENTERPRISE,
  );
  const own = next.status.operator === next.index;
  const recipe: RegisterRecipe = {
    circuit: 'register',
    mode: enterprise && own ? REGISTER_MODE.STANDING : REGISTER_MODE.INSTITUTION_STANDING,
    closes: takesAway(old, next),
    tag: 0n,
    old,
    next,
  };
  return registrationDraft(session, recipe, terms);
}

function newSlots(old: OfficerSlots, next: OfficerSlots): number[] {
  return next.flatMap((officer, slot) => {
    const before = old[slot];
    const same =
      officer !== undefined && before !== undefined && equalPoints(officer.key, before.key);
    return officer === undefined || same ? [] : [slot];
  });
}

/** Whether older party roots must close, because something that was true under them no longer is (R7). */
export function takesAway(old: Member, next: Member): boolean {
  const officerGone = old.officers.some((officer, slot) => {
    const after = next.officers[slot];
    if (officer === undefined) return false;
    return (
      after === undefined || !equalPoints(after.key, officer.key) || after.powers !== officer.powers
    );
  });
  const { status: before } = old;
  const { status: after } = next;
  const accountChanged =
    old.account.bank !== next.account.bank || old.account.reference !== next.account.reference;
  return (
    officerGone ||
    !equalPoints(old.view, next.view) ||
    accountChanged ||
    before.dualFrom !== after.dualFrom ||
    before.operator !== after.operator ||
    (before.roles & ~after.roles) !== 0n ||
    after.standing > before.standing ||
    after.kycDay < before.kycDay
  );
}

function registrationDraft(
  session: RegistrationSession,
  recipe: RegisterRecipe,
  terms: DraftTerms | undefined,
): Draft {
  const setting = {
    self: Number(recipe.next.index),
    nk: 0n,
    book: session.book,
    path: () => NO_PATH,
  };
  if (recipe.old !== undefined && memberHash(recipe.old) === memberHash(recipe.next)) {
    refuseHere('malformed', 'nothing changes');
  }
  const { leg } = planRegisterLeg(recipe, setting);
  const legs = [{ ...leg, memos: [], numbers: [], recipe }];
  return composeDraft(session.network, legs, fixTerms(session, terms));
}

/** The viewing key's signature of a registration: whoever registers it has it. */
export function possess(draft: Draft, key: ViewingKey): LegSignature[] {
  const context = draftContext(draft);
  return draft.legs.map((leg, place) => {
    const { r8, s } = signWithViewingKey(key, legDigest(leg, context));
    return { leg: place, role: 'viewing-key', member: leg.view.signer, slot: 0, r8, s };
  });
}
