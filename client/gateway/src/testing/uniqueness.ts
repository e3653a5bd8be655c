/** The banks' uniqueness function of three banks, two of which answer, for the members of a small world. */
import {
  DEFAULT_THRESHOLD,
  OprfService,
  deal,
  joinDealt,
  publicOfDealings,
  requestTag,
  secureRandom,
} from '@fuqi/sdk';
import type { TestMember, TestWorld } from '../../../sdk/src/testing';

/** What a member's gateway is given as `tagOf`: its first officer signs the request. */
export function uniquenessOf(
  world: TestWorld,
): (member: TestMember) => (fields: Uint8Array) => Promise<bigint> {
  const { channel } = world.ledger.network;
  const dealings = [1, 2, 3].map(() => deal(DEFAULT_THRESHOLD, { random: secureRandom }));
  const banks = publicOfDealings(
    DEFAULT_THRESHOLD,
    dealings.map(({ commitments }) => commitments),
  );
  const register = {
    member: (id: number) => {
      if (!world.book.has(id)) return Promise.resolve(undefined);
      const { status, officers } = world.book.member(id);
      return Promise.resolve({ standing: status.standing, officers });
    },
    day: () => Promise.resolve(world.ledger.current.date >> 2),
  };
  const reachable = [1, 2, 3].map((index) => {
    const share = joinDealt(
      DEFAULT_THRESHOLD,
      index,
      dealings.map(({ commitments, scalars }) => ({
        commitments,
        scalar: scalars[index - 1] ?? 0n,
      })),
    );
    const service = new OprfService({ channel, share, register });
    return { index, evaluate: service.evaluate.bind(service) };
  });
  return (member) => async (fields) => {
    const [signer] = member.officers;
    if (signer === undefined) throw new Error('no officer');
    const day = world.ledger.current.date >> 2;
    const who = { channel, member: member.id, slot: 0, signer, day };
    return (await requestTag(banks, reachable, fields, who)).tag;
  };
}
