import { FuqiError } from '@fuqi/domain';
import { KIND, grantWords, officerSlotHashes } from '@fuqi/protocol';
import { assignGrant, planGrant } from '@fuqi/zk-circuits';
import type { GrantSubject } from '@fuqi/zk-circuits';
import { UNHELD } from '../notes/opened-hold';
import { opaqueToken, openToken } from '../notes/opened-token';
import type { OpenedToken } from '../notes/opened-token';
import { placed, sealedSetting, signing } from './planned-leg';
import type { PlanSetting, PlannedLeg } from './planned-leg';
import type { GrantRecipe } from './recipes';

/** Works out a `grant`. */
export function planGrantLeg(recipe: GrantRecipe, setting: PlanSetting): PlannedLeg {
  const plan = planGrant({
    subject: subjectOf(recipe, setting),
    value: recipe.value,
    budget: recipe.budget,
    counter: recipe.counter,
    signer: signing(setting),
    party: placed(setting, recipe.party),
    registrar: placed(setting, recipe.registrar),
    attempt: recipe.attempt,
  });
  const { value, owner, layer, budget, paid, salt } = plan.note;
  const token = tokenOf(recipe, opaqueToken(plan.plaintext.token));
  const secret = { nk: setting.nk, n0: plan.tag, attempt: recipe.attempt };
  return {
    leg: {
      bound: [plan.tag, plan.commitment],
      view: {
        circuit: 'grant',
        action: recipe.kind,
        signer: setting.self,
        cosigner: recipe.kind === KIND.CAPACITY ? recipe.party : undefined,
        inputs: [],
        outputs: [{ token, hold: UNHELD, value, owner, layer, budget, paid, salt }],
        record: undefined,
        registration: undefined,
      },
    },
    assign: (prove) =>
      assignGrant(plan, {
        ...sealedSetting(prove, secret, grantWords(plan.plaintext)),
        partySignatures: prove.cosignatures,
      }),
  };
}

function tokenOf({ kind, mandate, capacity }: GrantRecipe, token: OpenedToken): OpenedToken {
  if (kind === KIND.QUOTA) return openToken(token, { type: 'quota', mandate });
  if (capacity === undefined) return token;
  return openToken(token, { type: 'capacity', capacity: capacity.terms });
}

function subjectOf(recipe: GrantRecipe, { book }: PlanSetting): GrantSubject {
  const { kind, due, mandate, limitTerms, capacity, party } = recipe;
  switch (kind) {
    case KIND.QUOTA:
      return { kind: KIND.QUOTA, due, mandate };
    case KIND.LIMIT:
      return { kind: KIND.LIMIT, terms: limitTerms };
    case KIND.DEPOSIT:
      return { kind: KIND.DEPOSIT };
    default: {
      if (capacity === undefined) throw new FuqiError('note-kind', 'grant');
      const supplierSlots = officerSlotHashes(book.member(party).officers);
      return { kind: KIND.CAPACITY, terms: capacity.terms, tag: capacity.tag, supplierSlots };
    }
  }
}
