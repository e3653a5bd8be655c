import { STANDING, legSeed, outputSalt, recordCommitment } from '@fuqi/protocol';
import { assignAttest, attestDigestOf, planAttest } from '../inputs/attest';
import { TODAY, type World } from '../testing/world';
import { attestPaid, proveAttest } from '../testing/world-legs';
import { named, signedBy } from '../testing/world-member';
import type { CircuitInput } from '../witness/circuit-input';
import { attack, signedOnce } from './attack';

const SMALL = 9_999_99n;
const LARGE = 10_000_00n;

function altered(change: (input: CircuitInput) => Partial<CircuitInput>) {
  return (w: World): CircuitInput => {
    const { input } = proveAttest(w, attestPaid(w, SMALL));
    return { ...input, ...change(input) } as CircuitInput;
  };
}

/** Attacks on `attest` (PROTOCOL.md §4.6). */
export const ATTEST_ATTACKS = [
  attack('A1', 'attest while suspended', (w) => {
    w.change('supplier', (m) => ({ ...m, status: { ...m.status, standing: STANDING.SUSPENDED } }));
    return proveAttest(w, attestPaid(w, SMALL)).input;
  }),
  attack('A1', 'attest after KYC lapsed', (w) => {
    w.change('supplier', (m) => ({ ...m, status: { ...m.status, kycDay: TODAY - 1n } }));
    return proveAttest(w, attestPaid(w, SMALL)).input;
  }),
  attack('A1', 'attest a type that is reserved', (w) => {
    const leg = attestPaid(w, SMALL);
    return proveAttest(w, { ...leg, opening: { ...leg.opening, type: 2n } }).input;
  }),
  attack(
    'A1',
    'attest under another party root',
    altered(() => ({ partyRoot: 1n })),
  ),
  attack('A1', 'use another nullifier key', (w) => {
    const leg = attestPaid(w, SMALL);
    const signer = { ...leg.opening.signer, nk: 5n };
    return proveAttest(w, { ...leg, opening: { ...leg.opening, signer } }).input;
  }),
  attack('A2', 'attest without power attest', (w) => {
    const leg = attestPaid(w, SMALL);
    const digest = attestDigestOf(planAttest(leg.opening), w.settings(leg.date).context);
    const signatures = signedBy(w.members.supplier, digest, [2]);
    return proveAttest(w, leg, { signatures }).input;
  }),
  attack('A2', 'attest a large payment on one signature', (w) => {
    return signedOnce(proveAttest(w, attestPaid(w, LARGE)).input);
  }),
  attack('A3', 'attest one thing twice under two tags', (w) => {
    const { opening, signer, date } = attestPaid(w, SMALL);
    const tag = named('another tag');
    const { nk } = opening.signer;
    const salt = outputSalt(legSeed(nk, tag, opening.attempt), 0n);
    const record = { ...planAttest(opening).record, salt };
    const plan = { opening, tag, record, commitment: recordCommitment(record) };
    const { context } = w.settings(date);
    const signatures = signedBy(w.members[signer], attestDigestOf(plan, context), [0]);
    return assignAttest(plan, { context, date, signatures }).input;
  }),
  attack(
    'A4',
    'attest in another’s name',
    altered((i) => ({ cm: (i['cm'] as bigint) + 1n })),
  ),
  attack('A4', 'attest 2^64', (w) => proveAttest(w, attestPaid(w, 1n << 64n)).input),
  attack(
    'A4',
    'choose the salt',
    altered(() => ({ attempt: named('another attempt') })),
  ),
  attack(
    'A5',
    'move the proof to another context',
    altered(() => ({ context: named('another context') })),
  ),
];
