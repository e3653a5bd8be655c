import { accountHash } from '@fuqi/protocol';
import type { Member } from '@fuqi/protocol';
import { assignRegister, planRegister } from '@fuqi/zk-circuits';
import type { RegisteredLeaf } from '@fuqi/zk-circuits';
import type { PlanSetting, PlannedLeg } from './planned-leg';
import type { RegisterRecipe } from './recipes';

/** Works out a `register`. */
export function planRegisterLeg(recipe: RegisterRecipe, setting: PlanSetting): PlannedLeg {
  const { mode, closes, tag, old, next } = recipe;
  const { siblings } = setting.book.path(next.index);
  const plan = planRegister({
    mode,
    closes,
    tag,
    index: next.index,
    siblings,
    nkCommitment: next.nkCommitment,
    old: old === undefined ? undefined : registered(old),
    next: registered(next),
  });
  return {
    leg: {
      bound: [mode, closes ? 1n : 0n, next.index, plan.newLeaf, tag],
      view: {
        circuit: 'register',
        action: mode,
        signer: Number(next.index),
        cosigner: undefined,
        inputs: [],
        outputs: [],
        record: undefined,
        registration: { old, next, closes },
      },
    },
    assign: ({ context, signatures, newKeys, newView }) =>
      assignRegister(plan, { context, signatures, newKeys, newView }),
  };
}

function registered(member: Member): RegisteredLeaf {
  const { officers, view, status, account, salt } = member;
  return { officers, view, status, account: accountHash(account), salt };
}
