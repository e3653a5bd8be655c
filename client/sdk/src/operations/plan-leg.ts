import { planAttestLeg } from './plan-attest';
import { planClearLeg } from './plan-clear';
import { planGrantLeg } from './plan-grant';
import { planIssueLeg } from './plan-issue';
import { planMoveLeg } from './plan-move';
import { planRegisterLeg } from './plan-register';
import type { PlanSetting, PlannedLeg } from './planned-leg';
import type { LegRecipe } from './recipes';

/** Works out any recipe. @throws FuqiError `party-unknown`, `note-kind` */
export function planLeg(recipe: LegRecipe, setting: PlanSetting): PlannedLeg {
  switch (recipe.circuit) {
    case 'move':
      return planMoveLeg(recipe, setting);
    case 'issue':
      return planIssueLeg(recipe, setting);
    case 'clear':
      return planClearLeg(recipe, setting);
    case 'grant':
      return planGrantLeg(recipe, setting);
    case 'attest':
      return planAttestLeg(recipe, setting);
    case 'register':
      return planRegisterLeg(recipe, setting);
  }
}
