import { bankMajority, type NetworkDescription } from '@fuqi/topology';
import type { NodeStatus } from '../observe/status';
import { finding, type Finding } from './finding';

/** What one bank approved and what its service answers. */
export interface BankCode {
  readonly mspId: string;
  /** Package id that the bank approved for the committed sequence. */
  readonly approved: string | undefined;
}

/** What the channel has committed: `version` is the label of the packages, which ends with the code's hash. */
export interface CommittedChaincode {
  readonly version: string;
  readonly sequence: number;
}

/** Whether what was committed, what each bank approved, and what each bank's service answers is one code. */
export function checkChaincode(
  description: NetworkDescription,
  committed: CommittedChaincode | undefined,
  banks: readonly BankCode[],
  nodes: readonly NodeStatus[],
): readonly Finding[] {
  const { name } = description.chaincode;
  if (committed === undefined) {
    return [
      finding('approval-missing', 'error', name, {
        en: 'no chaincode is committed: npm run network -- deploy',
        zh: '通道上没有已提交的链码:请执行 npm run network -- deploy',
      }),
    ];
  }
  const code = codeOf(committed.version);
  const found = banks.flatMap((bank) => ofBank(committed, code, bank, nodes));
  const approving = banks.filter(({ approved }) => approved !== undefined).length;
  if (approving >= bankMajority(description)) return found;
  return [
    ...found,
    finding('approval-missing', 'error', name, {
      en: `only ${approving} of ${banks.length} banks are known to approve sequence ${committed.sequence}`,
      zh: `${banks.length} 家银行中仅 ${approving} 家批准了序列 ${committed.sequence}`,
    }),
  ];
}

function ofBank(
  committed: CommittedChaincode,
  code: string,
  { mspId, approved }: BankCode,
  nodes: readonly NodeStatus[],
): Finding[] {
  const found: Finding[] = [];
  if (approved === undefined) {
    found.push(
      finding('approval-missing', 'warning', mspId, {
        en: `has not approved sequence ${committed.sequence} and cannot endorse: run deploy`,
        zh: `未批准序列 ${committed.sequence},无法背书:请执行 deploy`,
      }),
    );
  } else if (!approved.startsWith(`${committed.version}:`)) {
    found.push(
      finding('package-mismatch', 'error', mspId, {
        en: `approved package ${approved.slice(0, 40)}…, committed is ${committed.version.slice(0, 40)}…`,
        zh: `批准的包是 ${approved.slice(0, 40)}…,已提交的是 ${committed.version.slice(0, 40)}…`,
      }),
    );
  }
  const answered = nodes.find((node) => node.kind === 'chaincode' && node.mspId === mspId)?.code;
  if (answered !== undefined && answered !== code) {
    found.push(
      finding('package-mismatch', 'error', mspId, {
        en: `its service answers code ${answered.slice(0, 12)}…, approved was ${code.slice(0, 12)}…: run deploy`,
        zh: `链码服务应答的代码为 ${answered.slice(0, 12)}…,批准的是 ${code.slice(0, 12)}…:请执行 deploy`,
      }),
    );
  }
  return found;
}

/** The code hash at the end of a label. */
function codeOf(label: string): string {
  return label.split('_').at(-1) ?? '';
}
