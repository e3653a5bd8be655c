import { formatMoney, unwrap } from '@fuqi/domain';
import { KIND } from '@fuqi/protocol';
import { owned } from '../stage/play';
import type { Stage } from '../stage/stage';

const KINDS = {
  vouchers: KIND.VOUCHER,
  deposits: KIND.DEPOSIT,
  quota: KIND.QUOTA,
  capacity: KIND.CAPACITY,
  limits: KIND.LIMIT,
} as const;

/** What one member owns, in yuan, by kind; kinds of which it owns nothing are left out. */
export type Holdings = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What everybody owns, from the supervisor's register: no client need run for it. */
export function holdingsOf(stage: Stage): Holdings {
  return Object.fromEntries(
    [...stage.actors.values()].map(({ key, id }) => [
      key,
      Object.fromEntries(
        Object.entries(KINDS).flatMap(([name, kind]) => {
          const fen = owned(stage, id, kind);
          return fen === 0n ? [] : [[name, unwrap(formatMoney(fen))]];
        }),
      ),
    ]),
  );
}

/** Layers of vouchers that ever were, ascending. */
export function layersOf(stage: Stage): number[] {
  const layers = stage.supervisor.all
    .filter(({ note }) => note.token.kind === KIND.VOUCHER && note.value > 0n)
    .map(({ note }) => Number(note.layer));
  return [...new Set(layers)].sort((a, b) => a - b);
}
