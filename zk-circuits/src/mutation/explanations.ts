import type { CircuitName } from '@fuqi/protocol';

/** Why a statement that nothing notices is there all the same. */
export interface Explanation {
  readonly circuit: CircuitName;
  readonly template: string;
  /** The statement on one line, as it is reported. */
  readonly text: string;
  readonly reason: string;
  /** For a template that circuits share: one where something does notice the statement. */
  readonly noticedIn?: CircuitName;
}

/** Every statement that survives its deletion, with what else refuses whatever it refuses. */
export const EXPLANATIONS: readonly Explanation[] = [
  {
    circuit: 'issue',
    template: 'OneHot',
    text: 'sum === 1;',
    reason:
      'Both signatures of an issue are always required, and a slot beyond the eighth picks 0 where the hash of the ' +
      'officer must stand (officers.circom, "(claimed - entry) * enabled === 0"): to pass that, Poseidon of some officer would have to be 0.',
    noticedIn: 'attest',
  },
  {
    circuit: 'register',
    template: 'OfficersSign',
    text: '(opened - officers) * enabled === 0;',
    reason:
      'Register hands over the commitment that it has itself computed from the same slots, so that both sides are the same ' +
      'hash of the same wires; the other circuits hand over the commitment in a leaf.',
    noticedIn: 'attest',
  },
  {
    circuit: 'register',
    template: 'SubgroupKey',
    text: 'enabled * identity === 0;',
    reason:
      'Whenever it is enabled so is a signature by the same key, and circomlib refuses keys with x = 0 there (eight times such a ' +
      'key has x = 0 too, which its isZero tests). It is kept so that the template says by itself what its name says.',
  },
];

/** The explanation of a survivor, if there is one. */
export function explain(
  circuit: string,
  { template, text }: { readonly template: string; readonly text: string },
): Explanation | undefined {
  return EXPLANATIONS.find(
    (one) => one.circuit === circuit && one.template === template && one.text === text,
  );
}
