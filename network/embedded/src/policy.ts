import type { ByteReader, ByteWriter } from './codec';
import { LedgerError } from './errors';
import type { Role } from './identity';
import { common, msp } from './protos';

/**
 * "At least `outOf` of these": an organisation id stands for its peer, and rules nest, as in
 * Fabric's OutOf. One signature counts once.
 */
export interface EndorsementPolicy {
  readonly outOf: number;
  readonly rules: readonly (EndorsementPolicy | string)[];
}

/** Who endorsed, by organisation and by what its certificate allows. */
export interface Signer {
  readonly mspId: string;
  readonly role: Role;
}

/** A policy as evaluated; `MEMBER` takes any certificate of the organisation. */
export type PolicyRule =
  | { readonly kind: 'signedBy'; readonly mspId: string; readonly role: 'MEMBER' | 'PEER' }
  | { readonly kind: 'outOf'; readonly count: number; readonly rules: readonly PolicyRule[] };

/** `outOf` of the named organisations' peers. */
export function outOf(count: number, ...mspIds: readonly string[]): EndorsementPolicy {
  return { outOf: count, rules: mspIds };
}

/** @throws LedgerError `INVALID_OPTIONS` for a policy that can never, or always, be met. */
export function compilePolicy(policy: EndorsementPolicy): PolicyRule {
  const { outOf: count, rules } = policy;
  if (!Number.isInteger(count) || count < 1 || count > rules.length) {
    throw new LedgerError('INVALID_OPTIONS', 'endorsement policy cannot be met as written');
  }
  return {
    kind: 'outOf',
    count,
    rules: rules.map((rule) =>
      typeof rule === 'string'
        ? { kind: 'signedBy', mspId: rule, role: 'PEER' }
        : compilePolicy(rule),
    ),
  };
}

/** The organisations a policy names, without duplicates, in order of first mention. */
export function organisationsOf(rule: PolicyRule): string[] {
  if (rule.kind === 'signedBy') return [rule.mspId];
  return [...new Set(rule.rules.flatMap(organisationsOf))];
}

/** Fabric's evaluation: rules in order, greedily, each signature used at most once. */
export function isSatisfied(rule: PolicyRule, signers: readonly Signer[]): boolean {
  return satisfy(rule, signers, new Set()) !== null;
}

/** The signatures used afterwards, or `null` when the rule is not met. */
function satisfy(
  rule: PolicyRule,
  signers: readonly Signer[],
  used: ReadonlySet<number>,
): ReadonlySet<number> | null {
  if (rule.kind === 'signedBy') {
    const index = signers.findIndex((signer, i) => !used.has(i) && matches(rule, signer));
    return index === -1 ? null : new Set([...used, index]);
  }
  let met = 0;
  let taken = used;
  for (const inner of rule.rules) {
    const after = satisfy(inner, signers, taken);
    if (after === null) continue;
    met += 1;
    taken = after;
  }
  return met >= rule.count ? taken : null;
}

function matches(rule: PolicyRule & { kind: 'signedBy' }, signer: Signer): boolean {
  if (rule.mspId !== signer.mspId) return false;
  return rule.role === 'MEMBER' || signer.role === 'peer';
}

/**
 * Reads a `SignaturePolicyEnvelope`, the form in which contracts set key-level policies.
 *
 * @throws LedgerError `MALFORMED` for anything but N-of-M over members and peers.
 */
export function parseKeyPolicy(bytes: Uint8Array): PolicyRule {
  try {
    const envelope = common.SignaturePolicyEnvelope.deserializeBinary(bytes);
    const principals = envelope.getIdentitiesList().map((principal) => {
      if (principal.getPrincipalClassification() !== msp.MSPPrincipal.Classification.ROLE) {
        throw new Error('principal is not a role');
      }
      return parsePrincipal(principal.getPrincipal_asU8());
    });
    const rule = envelope.getRule();
    if (rule === undefined) throw new Error('no rule');
    return parseRule(rule, principals);
  } catch (cause) {
    throw new LedgerError('MALFORMED', 'not a key-level endorsement policy', {}, { cause });
  }
}

function parsePrincipal(bytes: Uint8Array): PolicyRule {
  const role = msp.MSPRole.deserializeBinary(bytes);
  const mspId = role.getMspIdentifier();
  if (role.getRole() === msp.MSPRole.MSPRoleType.MEMBER) {
    return { kind: 'signedBy', mspId, role: 'MEMBER' };
  }
  if (role.getRole() === msp.MSPRole.MSPRoleType.PEER) {
    return { kind: 'signedBy', mspId, role: 'PEER' };
  }
  throw new Error('role is neither member nor peer');
}

function parseRule(
  rule: InstanceType<typeof common.SignaturePolicy>,
  principals: readonly PolicyRule[],
): PolicyRule {
  const inner = rule.getNOutOf();
  if (inner !== undefined) {
    const rules = inner.getRulesList().map((item) => parseRule(item, principals));
    return { kind: 'outOf', count: inner.getN(), rules };
  }
  const principal = principals[rule.getSignedBy()];
  if (principal === undefined) throw new Error('rule names no principal');
  return principal;
}

export function writePolicy(writer: ByteWriter, policy: EndorsementPolicy): void {
  writer.u32(policy.outOf).list(policy.rules, (w, rule) => {
    w.flag(typeof rule === 'string');
    if (typeof rule === 'string') w.text(rule);
    else writePolicy(w, rule);
  });
}

export function readPolicy(reader: ByteReader): EndorsementPolicy {
  return {
    outOf: reader.u32(),
    rules: reader.list((r) => (r.flag() ? r.text() : readPolicy(r))),
  };
}
