import { HOLD_SELECTION, moveWords } from '@fuqi/protocol';
import type { Note } from '@fuqi/protocol';
import { assignMove, planMove } from '@fuqi/zk-circuits';
import type { Funding } from '@fuqi/zk-circuits';
import { UNHELD } from '../notes/opened-hold';
import type { OpenedHold } from '../notes/opened-hold';
import type { OpenedNote } from '../notes/opened-note';
import { firstOf, placed, placedNote, sealedSetting, signing } from './planned-leg';
import type { PlanSetting, PlannedLeg } from './planned-leg';
import type { MoveRecipe } from './recipes';

/** Works out a `move`. */
export function planMoveLeg(recipe: MoveRecipe, setting: PlanSetting): PlannedLeg {
  const first = firstOf(recipe.inputs);
  const [, second] = recipe.inputs;
  const { token, owner, hold, paid } = first.note;
  const plan = planMove({
    action: recipe.action,
    token,
    owner,
    hold,
    paid,
    inputs:
      second === undefined
        ? [placedNote(setting, first)]
        : [placedNote(setting, first), placedNote(setting, second)],
    signer: signing(setting),
    party: recipe.party === 0 ? undefined : placed(setting, recipe.party),
    registrar: placed(setting, token.registrar),
    newHold: recipe.newHold,
    payment: recipe.payment,
    funding: fundingOf(recipe, setting),
    outputs: recipe.outputs,
    attempt: recipe.attempt,
  });
  const [nf0] = plan.nullifiers;
  return {
    leg: {
      bound: [...plan.nullifiers, ...plan.commitments],
      view: {
        circuit: 'move',
        action: recipe.action,
        signer: setting.self,
        cosigner: undefined,
        inputs: recipe.inputs.map(({ note }) => note),
        outputs: plan.notes.map((note, j) => openOutput(recipe, note, j)),
        record: undefined,
        registration: undefined,
      },
    },
    assign: (prove) =>
      assignMove(plan, {
        ...sealedSetting(
          prove,
          { nk: setting.nk, n0: nf0, attempt: recipe.attempt },
          moveWords(plan.plaintext),
        ),
        maxLayer: BigInt(prove.maxLayer),
      }),
  };
}

function fundingOf(recipe: MoveRecipe, setting: PlanSetting): Funding | undefined {
  const { funding } = recipe;
  if (funding === undefined) return undefined;
  const { net, rest, reserveExpiry, record } = funding;
  const { attester, salt } = record.record;
  const { account } = setting.book.member(recipe.party);
  return {
    net,
    rest,
    reserveExpiry,
    account,
    record: { attester, salt, path: setting.path(record) },
  };
}

function openOutput(recipe: MoveRecipe, note: Note, j: number): OpenedNote {
  const { token } = firstOf(recipe.inputs).note;
  const { value, owner, layer, budget, paid, salt } = note;
  return { token, value, owner, hold: outputHold(recipe, j), layer, budget, paid, salt };
}

function outputHold(recipe: MoveRecipe, j: number): OpenedHold {
  switch (recipe.outputs[j]?.holdSelection) {
    case HOLD_SELECTION.SAME:
      return firstOf(recipe.inputs).note.hold;
    case HOLD_SELECTION.NEW:
      return recipe.newHold;
    case HOLD_SELECTION.PREVIOUS:
      return recipe.previousHold ?? UNHELD;
    default:
      return UNHELD;
  }
}
