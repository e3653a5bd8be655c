import { FIELD_ORDER, KIND, decodeOperation, encodeOperation } from '@fuqi/protocol';
import { type InputNote, split } from '@fuqi/sdk';
import type { Actor } from '../stage/actor';
import { noteOf } from '../stage/acts';
import type { Attacker, Attempt } from './attempt';
import { forceMove, proveChanged } from './tools';

const FACE = 600_000_000n;
const ONE_PART = 350_000_000n;
const OTHER_PART = 250_000_000n;

const holder = ({ stage }: Attacker): Actor => stage.actor('T2');
const whole = (attacker: Attacker): InputNote => noteOf(holder(attacker), KIND.VOUCHER, FACE);

const byWallet = (parts: readonly bigint[], twice = false): Attempt => ({
  run: async (attacker) => {
    const note = whole(attacker);
    const inputs = twice ? [note, note] : [note];
    const draft = await split(await holder(attacker).session(), inputs, parts);
    attacker.keep(holder(attacker), draft);
  },
});

async function honestSplit(attacker: Attacker) {
  return split(await holder(attacker).session(), [whole(attacker)], [ONE_PART]);
}

/** Output values put in after every check of the wallet, note by note. */
const pastWallet = (values: readonly bigint[]): Attempt => ({
  run: async (attacker) => {
    const actor = holder(attacker);
    const draft = attacker.keep(actor, await honestSplit(attacker));
    const outValue = [...values, 0n, 0n, 0n, 0n].slice(0, 4);
    return proveChanged(attacker, actor, draft, await actor.sign(draft), (input) => ({
      ...input,
      outValue,
    }));
  },
});

/** S3: a voucher of 6,000,000.00 is cut into more than it is worth. */
export const SPLIT_OVER_FACE: Readonly<Record<string, Attempt>> = {
  overFaceWallet: byWallet([ONE_PART, OTHER_PART + 1n]),
  overFaceCircuit: {
    run: async (attacker) =>
      forceMove(attacker, holder(attacker), await honestSplit(attacker), (recipe) => ({
        ...recipe,
        outputs: recipe.outputs.map((output, i) =>
          i === 1 ? { ...output, value: OTHER_PART + 1n } : output,
        ),
      })),
  },
  zeroPartWallet: byWallet([FACE, 0n]),
  zeroPartCircuit: {
    run: async (attacker) =>
      forceMove(attacker, holder(attacker), await honestSplit(attacker), (recipe) => ({
        ...recipe,
        outputs: recipe.outputs.map((output, i) => ({ ...output, value: i === 0 ? FACE : 0n })),
      })),
  },
  negativePartWallet: byWallet([-1n, FACE + 1n]),
  negativePartCircuit: pastWallet([FIELD_ORDER - 1n, FACE + 1n]),
  sumAroundFieldCircuit: pastWallet([FIELD_ORDER - OTHER_PART, FACE + OTHER_PART]),
  sameInputTwiceWallet: byWallet([2n * FACE], true),
  sameInputTwiceCircuit: {
    run: async (attacker) =>
      forceMove(attacker, holder(attacker), await honestSplit(attacker), (recipe) => ({
        ...recipe,
        inputs: [...recipe.inputs, ...recipe.inputs],
        outputs: recipe.outputs.map((output) => ({ ...output, value: FACE })),
      })),
  },
  changedCommitmentLedger: {
    run: async (attacker) => {
      const actor = holder(attacker);
      const draft = attacker.keep(actor, await honestSplit(attacker));
      const bytes = await attacker.stage.prove(actor, draft, await actor.sign(draft));
      const operation = decodeOperation(bytes);
      const legs = operation.legs.map((leg) => ({
        ...leg,
        publics: leg.publics.map((value, i) => (i === COMMITMENT_1 ? value ^ 1n : value)),
      }));
      await attacker.send(encodeOperation({ ...operation, legs }));
    },
  },
};

/** Place of the second commitment among what a move carries: three roots, two nullifiers, one commitment before it. */
const COMMITMENT_1 = 6;
