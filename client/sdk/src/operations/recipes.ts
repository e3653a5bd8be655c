/**
 * Legs as their maker keeps them: everything secret and public that decides what a leg does, and nothing that changes when
 * it is proved again (paths, roots, dates). A recipe is data: it can be stored until the officers have signed.
 */
import type { CapacityTerms, LedgerRecord, Member, MoveOutput, Payment } from '@fuqi/protocol';
import type { OpenedHold } from '../notes/opened-hold';
import type { OpenedNote } from '../notes/opened-note';
import type { LedgerPlace } from '../wallet/wallet-note';

/** A sealed note that a leg spends, from a wallet or a register. */
export interface InputNote extends Pick<LedgerPlace, 'commitment' | 'sealed'> {
  readonly note: OpenedNote;
}

/** A sealed record that a leg relies on. */
export interface InputRecord extends Pick<LedgerPlace, 'commitment' | 'sealed'> {
  readonly record: LedgerRecord;
}

export interface MoveRecipe {
  readonly circuit: 'move';
  readonly action: bigint;
  /** One or two, alike in token, owner, hold and paid. */
  readonly inputs: readonly InputNote[];
  /** Counterparty of an offer, bank of an encumbrance, seller of a funding; 0 otherwise. */
  readonly party: number;
  readonly newHold: OpenedHold;
  readonly payment?: Payment;
  readonly funding?: {
    readonly net: bigint;
    readonly rest: bigint;
    readonly reserveExpiry: bigint;
    readonly record: InputRecord;
  };
  readonly outputs: readonly MoveOutput[];
  /** Hold before the paying one, where it is given back. */
  readonly previousHold?: OpenedHold;
  readonly attempt: bigint;
}

export interface IssueRecipe {
  readonly circuit: 'issue';
  readonly quota: InputNote;
  readonly capacity: InputNote;
  readonly value: bigint;
  readonly due: bigint;
  readonly offerExpiry: bigint;
  readonly rootBudget: bigint;
  readonly attempt: bigint;
}

export interface ClearRecipe {
  readonly circuit: 'clear';
  readonly action: bigint;
  readonly input: InputNote;
  readonly settlement?: { readonly payment: Payment; readonly record: InputRecord };
  readonly attempt: bigint;
}

export interface GrantRecipe {
  readonly circuit: 'grant';
  readonly kind: bigint;
  readonly value: bigint;
  readonly budget: bigint;
  readonly registrar: number;
  readonly party: number;
  /** For a quota. */
  readonly due: bigint;
  readonly mandate: bigint;
  /** For a limit: salted commitment to obligor or group. */
  readonly limitTerms: bigint;
  /** For a capacity: its terms and the invoice's tag. */
  readonly capacity?: { readonly terms: CapacityTerms; readonly tag: bigint };
  readonly counter: bigint;
  readonly attempt: bigint;
}

export interface AttestRecipe {
  readonly circuit: 'attest';
  readonly type: bigint;
  readonly subject: bigint;
  readonly amount: bigint;
  /** Member who is told of the record; 0 for nobody. */
  readonly toward: number;
  readonly attempt: bigint;
}

export interface RegisterRecipe {
  readonly circuit: 'register';
  readonly mode: bigint;
  readonly closes: boolean;
  readonly tag: bigint;
  readonly old: Member | undefined;
  readonly next: Member;
}

export type LegRecipe =
  MoveRecipe | IssueRecipe | ClearRecipe | GrantRecipe | AttestRecipe | RegisterRecipe;
