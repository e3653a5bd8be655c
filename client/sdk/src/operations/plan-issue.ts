import { FuqiError } from '@fuqi/domain';
import { HOLD, issueWordsA, issueWordsB } from '@fuqi/protocol';
import type { CapacityTerms, Note } from '@fuqi/protocol';
import { assignIssue, planIssue } from '@fuqi/zk-circuits';
import { UNHELD, opaqueHold } from '../notes/opened-hold';
import type { OpenedHold } from '../notes/opened-hold';
import type { OpenedNote } from '../notes/opened-note';
import { distributionToken, voucherToken } from '../notes/opened-token';
import type { OpenedToken } from '../notes/opened-token';
import { placed, placedNote, sealedSetting, signing } from './planned-leg';
import type { PlanSetting, PlannedLeg } from './planned-leg';
import type { InputNote, IssueRecipe } from './recipes';

/** Works out an `issue`. @throws FuqiError `note-kind` when an authority's terms are not known */
export function planIssueLeg(recipe: IssueRecipe, setting: PlanSetting): PlannedLeg {
  const { quota, capacity, value, due, offerExpiry } = recipe;
  const mandate = mandateOf(quota);
  const terms = capacityOf(capacity);
  const plan = planIssue({
    quota: {
      rootId: quota.note.token.rootId,
      due: quota.note.token.due,
      note: placedNote(setting, quota),
    },
    capacity: { rootId: capacity.note.token.rootId, terms, note: placedNote(setting, capacity) },
    value,
    due,
    offerExpiry,
    rootBudget: recipe.rootBudget,
    signer: signing(setting),
    supplier: placed(setting, terms.supplier),
    mandate: placed(setting, mandate),
    grantor: placed(setting, quota.note.token.registrar),
    attempt: recipe.attempt,
  });
  const voucher = voucherToken({
    mandate,
    debtor: BigInt(setting.self),
    rootId: plan.plaintextA.rootId,
    due,
    quota: quota.note.token,
    capacity: capacity.note.token,
  });
  const offer = opaqueHold({
    kind: HOLD.ISSUE_OFFER,
    holder: BigInt(setting.self),
    reference: 0n,
    expiry: offerExpiry,
  });
  const outputs = [
    opened(voucher, offer, plan.notes[0]),
    opened(quota.note.token, UNHELD, plan.notes[1]),
    opened(capacity.note.token, UNHELD, plan.notes[2]),
    opened(distributionToken(voucher), UNHELD, plan.notes[3]),
  ];
  const words = [...issueWordsA(plan.plaintextA), ...issueWordsB(plan.plaintextB)];
  const secret = { nk: setting.nk, n0: plan.nullifiers[0], attempt: recipe.attempt };
  return {
    leg: {
      bound: [...plan.nullifiers, ...plan.commitments],
      view: {
        circuit: 'issue',
        action: 0n,
        signer: setting.self,
        cosigner: undefined,
        inputs: [quota.note, capacity.note],
        outputs,
        record: undefined,
        registration: undefined,
      },
    },
    assign: (prove) =>
      assignIssue(plan, { ...sealedSetting(prove, secret, words), maxDue: BigInt(prove.maxDue) }),
  };
}

function opened(token: OpenedToken, hold: OpenedHold, note: Note): OpenedNote {
  const { value, owner, layer, budget, paid, salt } = note;
  return { token, hold, value, owner, layer, budget, paid, salt };
}

function mandateOf({ note }: InputNote): bigint {
  const { opening } = note.token;
  if (opening?.type !== 'quota') throw new FuqiError('note-kind', 'quota');
  return opening.mandate;
}

function capacityOf({ note }: InputNote): CapacityTerms {
  const { opening } = note.token;
  if (opening?.type !== 'capacity') throw new FuqiError('note-kind', 'capacity');
  return opening.capacity;
}
