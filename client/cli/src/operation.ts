import type { Context, Words } from './context';
import { money } from './context';

/** An operation as the gateway shows it. */
export interface Operation {
  readonly id: string;
  readonly act: string;
  readonly state: string;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly digest: string;
  readonly validUntil: string | null;
  readonly text: readonly Words[];
  readonly effects: readonly {
    readonly to: { readonly id: number; readonly name: Words };
    readonly value: string;
    readonly due: string | null;
  }[];
  readonly officersNeeded: number;
  readonly signatures: readonly { readonly officer: number }[];
  readonly receipt: string | null;
  readonly problem: string | null;
}

const AT_WORK = new Set(['draft', 'signed', 'ready', 'proving', 'submitted']);

/** Whether nothing more happens to it by itself. */
export const isSettled = ({ state }: Operation): boolean => !AT_WORK.has(state);

/** Shows an operation. */
export function showOperation(context: Context, operation: Operation): void {
  const { id, act, state, digest, validUntil, receipt, problem, effects } = operation;
  const { language } = context;
  context.fact(operation, [
    [{ zh: '操作', en: 'Operation' }, id],
    [{ zh: '行为', en: 'Act' }, act],
    [{ zh: '状态', en: 'State' }, state],
    [
      { zh: '签名', en: 'Signatures' },
      `${String(operation.signatures.length)}/${String(operation.officersNeeded)}`,
    ],
    ...effects.map(
      ({ to, value, due }) =>
        [
          { zh: '去向', en: 'To' },
          `${to.name[language]} ${money(value)} ${due ?? ''}`.trim(),
        ] as const,
    ),
    [{ zh: '有效至', en: 'Valid until' }, validUntil ?? ''],
    [{ zh: '摘要', en: 'Digest' }, digest],
    ...(receipt === null ? [] : [[{ zh: '回执', en: 'Receipt' }, receipt] as const]),
    ...(problem === null ? [] : [[{ zh: '问题', en: 'Problem' }, problem] as const]),
  ]);
}
