import { FuqiError } from '@fuqi/domain';
import { clearWordsA, clearWordsB } from '@fuqi/protocol';
import type { Note } from '@fuqi/protocol';
import { assignClear, planClear } from '@fuqi/zk-circuits';
import type { Settlement } from '@fuqi/zk-circuits';
import { UNHELD } from '../notes/opened-hold';
import type { OpenedNote } from '../notes/opened-note';
import type { OpenedToken } from '../notes/opened-token';
import { placed, placedNote, sealedSetting, signing } from './planned-leg';
import type { PlanSetting, PlannedLeg } from './planned-leg';
import type { ClearRecipe } from './recipes';

/** Works out a `clear`. @throws FuqiError `note-kind` when the authorities behind the voucher are not known */
export function planClearLeg(recipe: ClearRecipe, setting: PlanSetting): PlannedLeg {
  const { note } = recipe.input;
  const { quota, capacity, mandate, terms } = authorities(note.token);
  const plan = planClear({
    action: recipe.action,
    quota: { rootId: quota.rootId, due: quota.due, mandate },
    capacity: { rootId: capacity.rootId, terms },
    voucher: { issuer: note.token.issuer, rootId: note.token.rootId, due: note.token.due },
    owner: note.owner,
    hold: note.hold,
    note: placedNote(setting, recipe.input),
    signer: signing(setting),
    mandate: placed(setting, note.token.registrar),
    grantor: placed(setting, quota.registrar),
    settlement: settlementOf(recipe, setting),
  });
  const words = [...clearWordsA(plan.plaintextA), ...clearWordsB(plan.plaintextB)];
  const secret = { nk: setting.nk, n0: plan.nf0, attempt: recipe.attempt };
  return {
    leg: {
      bound: [plan.nf0, ...plan.commitments],
      view: {
        circuit: 'clear',
        action: recipe.action,
        signer: setting.self,
        cosigner: undefined,
        inputs: [note],
        outputs: [opened(quota, plan.notes[0]), opened(capacity, plan.notes[1])],
        record: undefined,
        registration: undefined,
      },
    },
    assign: (prove) => assignClear(plan, sealedSetting(prove, secret, words)),
  };
}

function authorities(token: OpenedToken) {
  const { opening } = token;
  if (opening?.type === 'voucher') {
    const { quota, capacity } = opening;
    if (quota.opening?.type === 'quota' && capacity.opening?.type === 'capacity') {
      const { mandate } = quota.opening;
      return { quota, capacity, mandate, terms: capacity.opening.capacity };
    }
  }
  throw new FuqiError('note-kind', 'the authorities behind the voucher are not known');
}

function settlementOf({ settlement }: ClearRecipe, setting: PlanSetting): Settlement | undefined {
  if (settlement === undefined) return undefined;
  const { payment, record } = settlement;
  const { attester, salt } = record.record;
  return {
    payment,
    payee: placed(setting, payment.payee),
    account: setting.book.member(payment.payee).account,
    record: { attester, salt, path: setting.path(record) },
  };
}

function opened(token: OpenedToken, note: Note): OpenedNote {
  const { value, owner, layer, budget, paid, salt } = note;
  return { token, hold: UNHELD, value, owner, layer, budget, paid, salt };
}
