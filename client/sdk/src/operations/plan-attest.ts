import { assignAttest, planAttest } from '@fuqi/zk-circuits';
import { signing } from './planned-leg';
import type { PlanSetting, PlannedLeg } from './planned-leg';
import type { AttestRecipe } from './recipes';

/** Works out an `attest`. */
export function planAttestLeg(recipe: AttestRecipe, setting: PlanSetting): PlannedLeg {
  const { type, subject, amount, attempt } = recipe;
  const plan = planAttest({ type, subject, amount, attempt, signer: signing(setting) });
  return {
    leg: {
      bound: [plan.tag, plan.commitment],
      view: {
        circuit: 'attest',
        action: type,
        signer: setting.self,
        cosigner: undefined,
        inputs: [],
        outputs: [],
        record: plan.record,
        registration: undefined,
      },
    },
    assign: ({ context, date, signatures }) =>
      assignAttest(plan, { context, date: BigInt(date), signatures }),
  };
}
