/** A signature policy, as configtxlator writes it. */
export interface SignaturePolicy {
  readonly identities: readonly { readonly principal: unknown }[];
  readonly rule: Rule;
}

interface Rule {
  readonly signed_by?: number;
  readonly n_out_of?: { readonly n: number; readonly rules: readonly Rule[] };
}

/**
 * Whether signatures of one holder of the right role in each of these organisations satisfy the policy. Roles are not told
 * apart: for what the doctor asks, an organisation can always issue one.
 */
export function satisfiedBy(policy: SignaturePolicy, mspIds: ReadonlySet<string>): boolean {
  const organisations = policy.identities.map(({ principal }) => mspIdOf(principal));
  const holds = ({ signed_by: index, n_out_of: some }: Rule): boolean => {
    if (some !== undefined) return some.rules.filter(holds).length >= some.n;
    // Protobuf leaves zeros out.
    const mspId = organisations[index ?? 0];
    return mspId !== undefined && mspIds.has(mspId);
  };
  return holds(policy.rule);
}

/** The MSP id of a role principal, written out or, inside other messages, as the base64 of its protobuf form. */
function mspIdOf(principal: unknown): string | undefined {
  if (typeof principal === 'object' && principal !== null) {
    const { msp_identifier: mspId } = principal as { readonly msp_identifier?: unknown };
    return typeof mspId === 'string' ? mspId : undefined;
  }
  if (typeof principal !== 'string') return undefined;
  // MSPRole: field 1, length-delimited, is the MSP id, which is shorter than 128 bytes.
  const bytes = Buffer.from(principal, 'base64');
  return bytes[0] === 0x0a ? bytes.subarray(2, 2 + (bytes[1] ?? 0)).toString('utf8') : undefined;
}

export function isSignaturePolicy(value: unknown): value is SignaturePolicy {
  if (typeof value !== 'object' || value === null) return false;
  const { identities, rule } = value as { readonly identities?: unknown; readonly rule?: unknown };
  return Array.isArray(identities) && typeof rule === 'object' && rule !== null;
}
