import { FuqiError, formatIsoDay, unwrap } from '@fuqi/domain';
import { KIND, fieldFromHex } from '@fuqi/protocol';
import { formatPaper } from '@fuqi/sdk';
import type { WalletNote } from '@fuqi/sdk';
import { rootNumber } from '../read-model/voucher-words';
import { viewpointOf } from '../read-model/viewpoint';
import type { Services } from '../services';
import { drawPaper } from './draw-paper';

/**
 * The page of a voucher that this organisation knows.
 * @throws FuqiError `not-found`; `note-kind` for what is no voucher, `note-pending` before it is sealed
 */
export async function paperOf(services: Services, id: string): Promise<Buffer> {
  const { member, names } = services;
  const entry = member.wallet.note(fieldFromHex(id));
  if (entry === undefined) throw new FuqiError('not-found');
  const { note, block } = entry;
  const sealed = printable(entry);
  const { channel, development } = await member.ledger.channel();
  const { date } = await viewpointOf(services);
  return drawPaper({
    code: formatPaper({ channel, note, sealed }),
    ...{ id, channel, block, development, number: rootNumber(note.token), value: note.value },
    issuer: names.of(Number(note.token.issuer)),
    registrar: names.of(Number(note.token.registrar)),
    owner: names.of(Number(note.owner)),
    due: unwrap(formatIsoDay(Number(note.token.due))),
    day: unwrap(formatIsoDay(date >> 2)),
    layer: Number(note.layer),
  });
}

function printable({ note, sealed }: WalletNote): NonNullable<WalletNote['sealed']> {
  if (note.token.kind !== KIND.VOUCHER) {
    throw new FuqiError('note-kind', 'only vouchers are printed', { layer: 'wallet' });
  }
  if (sealed === undefined) throw new FuqiError('note-pending', '', { layer: 'wallet' });
  return sealed;
}
