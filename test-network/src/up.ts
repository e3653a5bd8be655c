import { listeners, organisations } from '@fuqi/topology';
import { findBinaries } from './binaries';
import { joinOrderer, joinPeer, makeGenesis } from './channel';
import { enrolOrganisation, startCa } from './identity/enrol';
import { NetworkError } from './errors';
import type { Network } from './network';
import { startOrderer, startPeer } from './nodes';
import { step, type Say } from './progress';
import { requireVersions } from './versions';
import { isFree } from './wait-until';

/**
 * Brings the network up: authorities, enrolment, genesis, orderers, peers, channel. What stands already is left alone, so a
 * second call repairs what a first one left undone.
 * @throws NetworkError with the step that failed
 */
export async function up(network: Network, say: Say): Promise<void> {
  const binaries = findBinaries();
  const { description } = network;
  const { orderers, banks } = description;
  const all = organisations(description);
  await requireVersions(binaries);
  network.save();
  await checkPorts(network);
  await step(say, `${all.length} certificate authorities · 证书机构`, () =>
    each(all, (organisation) => startCa(network, binaries, organisation)),
  );
  await step(say, 'identities enrolled · 身份签发', () =>
    each(all, (organisation) => enrolOrganisation(network, organisation)),
  );
  await step(say, 'genesis block · 创世区块', () => makeGenesis(network, binaries));
  await step(
    say,
    `${orderers.length} orderers, ${banks.length} peers · 排序节点与背书节点`,
    async () => {
      await each(orderers, (organisation) => startOrderer(network, binaries, organisation));
      await each(banks, (bank) => startPeer(network, binaries, bank));
    },
  );
  await step(say, `channel ${description.channel.name} joined · 加入通道`, async () => {
    await each(orderers, (organisation) => joinOrderer(network, binaries, organisation));
    await each(banks, (bank) => joinPeer(network, binaries, bank));
  });
}

async function each<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  await Promise.all(items.map(work));
}

/** A port that a stranger holds is named before anything is started. */
async function checkPorts(network: Network): Promise<void> {
  for (const organisation of organisations(network.description)) {
    for (const { name, endpoint } of listeners(organisation)) {
      if (network.processes.state(name) !== 'stopped') continue;
      if (!(await isFree(endpoint))) {
        const said = `port ${endpoint.port} for ${name} is taken; end what holds it or give --port`;
        throw new NetworkError('PORT_TAKEN', said);
      }
    }
  }
}
