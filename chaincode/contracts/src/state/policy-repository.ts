import { FuqiError, LIMITS } from '@fuqi/domain';
import { hash32, integer, list, object, text } from '../encoding/shape';
import type { Shape } from '../encoding/shape';
import { isRecord } from '../encoding/canonical-json';
import type { Overlay } from '../overlay/overlay';
import { KEYS } from './keys';
import { readJson, writeJson } from './read-json';
import { u32 } from './u32';
import { versionState } from './version-state';
import type { VersionState } from './version-state';

/** What chaincode takes from a policy. The rest of its rules is the wallet's and the desk's. */
export interface LedgerPolicy {
  /** Name of the rule set, for people. */
  readonly id: string;
  /** How often a voucher may be passed on. */
  readonly maxLayer: number;
  /** Leaves into which a root may be split. */
  readonly rootBudget: number;
  /** Longest term in calendar months; the last due day is counted from the cited date. */
  readonly tenorMonths: number;
  /**
   * Verifying key in force for each circuit, by hash. An operation cites no key, so the policy that it cites names them: a
   * new set of keys is a new policy version, and nothing reads a "current" key.
   */
  readonly keys: Readonly<Record<string, string>>;
  readonly state: VersionState;
}

const keysShape: Shape<Readonly<Record<string, string>>> = (value, where, slug) => {
  if (!isRecord(value)) throw new FuqiError(slug, where);
  for (const [circuit, hash] of Object.entries(value)) {
    if (!/^[1-9][0-9]{0,2}$/.test(circuit)) throw new FuqiError(slug, `${where}.${circuit}`);
    hash32(hash, `${where}.${circuit}`, slug);
  }
  return value as Readonly<Record<string, string>>;
};

/** The fields of a policy as a motion states them. */
export const policyFields = {
  id: text(/^[A-Za-z0-9.-]{1,32}$/),
  // FUND writes one layer more, in the same bits
  maxLayer: integer(0, 2 ** LIMITS.layerBits - 2),
  rootBudget: integer(1, 2 ** LIMITS.budgetBits - 1),
  tenorMonths: integer(1, 1200),
  keys: keysShape,
} as const;

const policyShape = object({ ...policyFields, state: versionState });
const headShape = object({ open: list(u32, 0, 64) });

/** A policy version; `undefined` when it never was opened. */
export function readPolicy(overlay: Overlay, version: number): Promise<LedgerPolicy | undefined> {
  return readJson(overlay, KEYS.policy(version), policyShape);
}

export function writePolicy(overlay: Overlay, version: number, policy: LedgerPolicy): void {
  const { id, maxLayer, rootBudget, tenorMonths, keys, state } = policy;
  writeJson(overlay, KEYS.policy(version), { id, maxLayer, rootBudget, tenorMonths, keys, state });
}

/** Open versions, oldest first. For governance and queries; operations never read it. */
export async function openPolicies(overlay: Overlay): Promise<readonly number[]> {
  return (await readJson(overlay, KEYS.policyHead, headShape))?.open ?? [];
}

export function writeOpenPolicies(overlay: Overlay, open: readonly number[]): void {
  writeJson(overlay, KEYS.policyHead, { open });
}
