/** What the doctor can find. The number never changes its meaning. */
export const FINDING_CODES = {
  'binary-missing': 'FUQI-NET-001',
  'version-wrong': 'FUQI-NET-002',
  'port-taken': 'FUQI-NET-003',
  'process-down': 'FUQI-NET-004',
  'process-silent': 'FUQI-NET-005',
  'certificate-ends': 'FUQI-NET-006',
  'package-mismatch': 'FUQI-NET-007',
  'approval-missing': 'FUQI-NET-008',
  'orderer-quorum': 'FUQI-NET-009',
  'clock-skew': 'FUQI-NET-010',
  'policy-gap': 'FUQI-NET-011',
  'seal-lag': 'FUQI-NET-012',
  'ledgers-differ': 'FUQI-NET-013',
  'check-failed': 'FUQI-NET-014',
} as const;

export type FindingKind = keyof typeof FINDING_CODES;

/** `error`: something does not work, or is not what was agreed. `warning`: it works, and will not for long or not under a fault. */
export type Severity = 'error' | 'warning';

/** One thing that is amiss, in words that say what to do. */
export interface Finding {
  readonly kind: FindingKind;
  readonly code: string;
  readonly severity: Severity;
  /** The process, organisation or file it is about. */
  readonly subject: string;
  readonly en: string;
  readonly zh: string;
}

export function finding(
  kind: FindingKind,
  severity: Severity,
  subject: string,
  words: { readonly en: string; readonly zh: string },
): Finding {
  return { kind, code: FINDING_CODES[kind], severity, subject, ...words };
}
