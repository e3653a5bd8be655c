import type { Services } from '../services';
import type { Viewpoint } from './vouchers';

/** This member, on the ledger's date as of the last block in the tables. */
export async function viewpointOf({
  member,
  projector,
}: Pick<Services, 'member' | 'projector'>): Promise<Viewpoint> {
  const { date } = await projector.checkpoint();
  return { self: member.id, date: date ?? 0 };
}
