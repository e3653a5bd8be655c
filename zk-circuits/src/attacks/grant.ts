import { INVOICE_BASIS, STANDING, addInField, grantWords } from '@fuqi/protocol';
import { type GrantOpening, planGrant } from '../inputs/grant';
import { TODAY, type TestName, type World } from '../testing/world';
import { GRANT_CASES, type LegCase, proveGrant } from '../testing/world-legs';
import { named, signedBy } from '../testing/world-member';
import type { CircuitInput } from '../witness/circuit-input';
import { attack, signedOnce } from './attack';

type Case = keyof typeof GRANT_CASES;
const build = (w: World, name: Case): LegCase<GrantOpening> => GRANT_CASES[name](w);
const BOTH = 'capacity, two officers each';

function opened(name: Case, change: (w: World, o: GrantOpening) => Partial<GrantOpening>) {
  return (w: World): CircuitInput => {
    const leg = build(w, name);
    return proveGrant(w, { ...leg, opening: { ...leg.opening, ...change(w, leg.opening) } }).input;
  };
}

function by(name: Case, signer: TestName) {
  return (w: World): CircuitInput => {
    const leg = build(w, name);
    const opening = { ...leg.opening, signer: w.signerOf(w.members[signer]) };
    return proveGrant(w, { ...leg, signer, opening }).input;
  };
}

function standing(name: TestName, value: bigint, which: Case) {
  return (w: World): CircuitInput => {
    w.change(name, (m) => ({ ...m, status: { ...m.status, standing: value } }));
    return proveGrant(w, build(w, which)).input;
  };
}

function altered(name: Case, change: (input: CircuitInput) => Partial<CircuitInput>) {
  return (w: World): CircuitInput => {
    const { input } = proveGrant(w, build(w, name));
    return { ...input, ...change(input) } as CircuitInput;
  };
}

/** Attacks on `grant` (PROTOCOL.md §4.5). */
export const GRANT_ATTACKS = [
  attack('G1', 'grant while suspended', standing('bank', STANDING.SUSPENDED, 'quota')),
  attack('G1', 'grant after KYC lapsed', (w) => {
    w.change('bank', (m) => ({ ...m, status: { ...m.status, kycDay: TODAY - 1n } }));
    return proveGrant(w, build(w, 'quota')).input;
  }),
  attack(
    'G1',
    'use another nullifier key',
    opened('deposit', (_w, o) => ({ signer: { ...o.signer, nk: 5n } })),
  ),
  attack(
    'G1',
    'grant under another party root',
    altered('quota', () => ({ partyRoot: 1n })),
  ),
  attack('G2', 'grant a quota on one signature', (w) => {
    const signatures = signedBy(w.members.bank, named('whatever'), [0]);
    return proveGrant(w, build(w, 'quota'), { signatures }).input;
  }),
  attack(
    'G2',
    'grant a quota with one officer twice',
    altered('quota', (input) => signedOnce(input)),
  ),
  attack(
    'G2',
    'register a capacity without the supplier',
    (w) => proveGrant(w, build(w, BOTH), { partySignatures: [] }).input,
  ),
  attack(
    'G2',
    'register a large capacity with one of the supplier’s officers',
    altered(BOTH, (input) => signedOnce(input, 'partySig')),
  ),
  attack(
    'G3',
    'grant a kind that no row knows',
    altered('limit', () => ({ kind: 6n })),
  ),
  attack('G3', 'grant a quota without being a bank', by('quota', 'supplier')),
  attack('G3', 'take a deposit without being a bank', by('deposit', 'debtor')),
  attack(
    'G3',
    'grant a quota to oneself',
    opened('quota', (w) => ({ party: w.leafOf(w.members.bank) })),
  ),
  attack(
    'G3',
    'grant a quota to a suspended debtor',
    standing('debtor', STANDING.SUSPENDED, 'quota'),
  ),
  attack(
    'G3',
    'register a capacity of a frozen supplier',
    standing('supplier', STANDING.FROZEN, BOTH),
  ),
  attack(
    'G3',
    'mint a deposit for a frozen member',
    standing('supplier', STANDING.FROZEN, 'deposit'),
  ),
  attack(
    'G3',
    'register a capacity with oneself',
    opened(BOTH, (w) => ({ party: w.leafOf(w.members.debtor) })),
  ),
  attack(
    'G3',
    'have another bank keep the quota’s register',
    opened('quota', (w) => ({ registrar: w.leafOf(w.members.otherBank) })),
  ),
  attack(
    'G3',
    'have no mandate keep the capacity’s register',
    opened(BOTH, (w) => ({ registrar: w.leafOf(w.members.bank) })),
  ),
  attack(
    'G3',
    'use one counter’s tag for another',
    altered('quota', () => ({ counter: 4n })),
  ),
  attack(
    'G3',
    'grant a limit to somebody else',
    opened('limit', (w) => ({ party: w.leafOf(w.members.debtor) })),
  ),
  attack(
    'G3',
    'name a grantee outside the party tree',
    opened('quota', (_w, o) => ({ party: { ...o.party, salt: 1n } })),
  ),
  attack(
    'G4',
    'grant nothing',
    opened('quota', () => ({ value: 0n })),
  ),
  attack('G4', 'grant 2^64', (w) => {
    const leg = build(w, 'limit');
    const opening = { ...leg.opening, value: 1n << 64n };
    const { plaintext } = planGrant(opening);
    const words = grantWords({ ...plaintext, value: 0n });
    words[3] = addInField(words[3] ?? 0n, opening.value << 32n);
    return proveGrant(w, { ...leg, opening }, { words }).input;
  }),
  attack(
    'G4',
    'grant without a budget',
    opened('quota', () => ({ budget: 0n })),
  ),
  attack(
    'G4',
    'commit to another note',
    altered('quota', (i) => ({ cm: (i['cm'] as bigint) + 1n })),
  ),
  attack(
    'G4',
    'choose the salt',
    altered('quota', () => ({ attempt: named('another attempt') })),
  ),
  attack(
    'G5',
    'grant a quota that has run out',
    opened('quota', () => ({ subject: { kind: 2n, due: TODAY - 1n, mandate: 3n } })),
  ),
  attack(
    'G5',
    'date a deposit',
    altered('deposit', () => ({ due: TODAY })),
  ),
  attack(
    'G5',
    'register an invoice on no known basis',
    opened(BOTH, (_w, o) => ({
      subject:
        o.subject.kind === 3n
          ? { ...o.subject, terms: { ...o.subject.terms, basis: 5n } }
          : o.subject,
    })),
  ),
  attack(
    'G5',
    'put invoice data on a quota',
    altered('quota', () => ({ basis: INVOICE_BASIS.GOODS })),
  ),
  attack(
    'G6',
    'hide the grant from the registrar',
    altered('quota', (i) => ({
      ct: (i['ct'] as bigint[]).map((x, j) => (j === 3 ? x + 1n : x)),
    })),
  ),
  attack(
    'G6',
    'hide the grant from the supervisor',
    altered('quota', (i) => ({ wrap: (i['wrap'] as bigint) + 1n })),
  ),
  attack(
    'G6',
    'encrypt to another key',
    opened(BOTH, (_w, o) => ({ registrar: { ...o.registrar, view: o.party.view } })),
  ),
  attack(
    'G7',
    'move the proof to another context',
    altered('quota', () => ({ context: named('another context') })),
  ),
];
