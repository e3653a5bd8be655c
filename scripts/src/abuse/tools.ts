import {
  type Draft,
  type LegSignature,
  type MoveRecipe,
  NotePaths,
  type OfficerKey,
  draftContext,
  legDigest,
  makeDraft,
  proveDraft,
} from '@fuqi/sdk';
import type { CircuitInput } from '@fuqi/zk-circuits';
import type { Actor } from '../stage/actor';
import type { Attacker } from './attempt';
import { JudgingProver } from './judging-prover';

/** Signatures of a device that signs whatever it is given: the officer's own checks are left out. */
export function signBlindly(
  member: number,
  signers: readonly OfficerKey[],
  draft: Draft,
): LegSignature[] {
  const context = draftContext(draft);
  const signatures: LegSignature[] = [];
  for (const [place, leg] of draft.legs.entries()) {
    for (const [slot, signer] of signers.entries()) {
      const { r8, s } = signer.sign(legDigest(leg, context));
      signatures.push({ leg: place, role: 'officer', member, slot, r8, s });
    }
  }
  return signatures;
}

/** Proves with inputs that were changed after every check of the wallet. */
export async function proveChanged(
  attacker: Attacker,
  actor: Actor,
  draft: Draft,
  signatures: readonly LegSignature[],
  change?: (input: CircuitInput, circuit: string) => CircuitInput,
): Promise<Uint8Array> {
  const { stage, judge } = attacker;
  const prover = new JudgingProver(stage.prover, judge, change);
  const tools = { prover, paths: new NotePaths(stage.ledger.port) };
  return proveDraft(await actor.session(), draft, signatures, tools);
}

/** The only leg of a draft, a move, with something changed; made anew, with commitments and memos that fit the change. */
export async function remade(
  attacker: Attacker,
  actor: Actor,
  honest: Draft,
  change: (recipe: MoveRecipe) => MoveRecipe,
): Promise<Draft> {
  attacker.keep(actor, honest);
  const recipe = honest.legs[0]?.recipe;
  if (recipe?.circuit !== 'move') throw new Error('a move is expected');
  return attacker.keep(actor, await makeDraft(await actor.session(), [change(recipe)]));
}

/** {@link remade}, signed by devices that do not look, and proved as it stands. */
export async function forceMove(
  attacker: Attacker,
  actor: Actor,
  honest: Draft,
  change: (recipe: MoveRecipe) => MoveRecipe,
): Promise<Uint8Array> {
  const draft = await remade(attacker, actor, honest, change);
  const signatures = signBlindly(actor.id, actor.signers, draft);
  return proveChanged(attacker, actor, draft, signatures);
}
