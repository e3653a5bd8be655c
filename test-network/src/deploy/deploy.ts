import { bankMajority, type BankOrganisation } from '@fuqi/topology';
import { asAdmin } from '../as-admin';
import { findBinaries, type Binaries } from '../binaries';
import { writeConnections } from '../connect/write-connections';
import { NetworkError } from '../errors';
import type { Network } from '../network';
import { step, type Say } from '../progress';
import { Lifecycle, type Definition } from './lifecycle';
import { startService } from './service';
import { buildServicePackage, type ServicePackage } from './service-package';
import { waitForVersion } from './wait-for-version';

/** What stands on the channel after a deployment. */
export interface Deployment extends Definition {
  /** SHA-256 of the code that every bank answered. */
  readonly code: string;
}

interface Supply {
  readonly bank: BankOrganisation;
  readonly built: ServicePackage;
}

/**
 * Brings the chaincode of this installation onto the channel: each bank whose peer runs installs its own package, starts its
 * own service and approves; with a majority it is committed. Nothing is done twice; other code than the one committed is
 * a new sequence, and for the moment between services and commit the banks do not endorse.
 *
 * @throws NetworkError `CHAINCODE_DIFFERS` with too few banks, or where a bank answers with other code than was approved
 */
export async function deploy(network: Network, say: Say): Promise<Deployment> {
  const binaries = findBinaries();
  const { processes, description } = network;
  const banks = description.banks.filter(({ peer }) => processes.state(peer.name) === 'running');
  if (banks.length < bankMajority(description)) {
    const said = `${banks.length} banks' peers run, of ${description.banks.length}`;
    throw new NetworkError('NETWORK_DOWN', `${said}: a majority has to approve`);
  }
  const supplies = await step(say, 'chaincode packages, one code · 链码打包', () =>
    pack(network, banks),
  );
  await step(say, `${banks.length} chaincode services · 链码服务`, () =>
    each(supplies, ({ bank, built }) => startService(network, bank, built)),
  );
  const definition = await step(say, 'installed and approved · 安装并批准', () =>
    approve(network, binaries, supplies),
  );
  await step(say, `committed, sequence ${definition.sequence} · 提交定义`, () =>
    commit(network, binaries, supplies, definition),
  );
  await writeConnections(network);
  const code = supplies[0]?.built.code ?? '';
  await step(say, `${banks.length} banks answer with the approved code · 各行应答一致`, () =>
    waitForVersion(network, banks, code),
  );
  return { ...definition, code };
}

async function pack(network: Network, banks: readonly BankOrganisation[]): Promise<Supply[]> {
  const supplies = await each(banks, async (bank) => ({
    bank,
    built: await buildServicePackage(network, bank),
  }));
  const labels = new Set(supplies.map(({ built }) => built.label));
  if (labels.size === 1) return supplies;
  throw new NetworkError('CHAINCODE_DIFFERS', 'the code changed while it was packaged');
}

async function approve(
  network: Network,
  binaries: Binaries,
  supplies: readonly Supply[],
): Promise<Definition> {
  const definitions = await each(supplies, ({ bank, built }) =>
    asAdmin(network, binaries, bank, async (peer) => {
      const lifecycle = new Lifecycle(network, peer);
      const { label, packageId, file } = built;
      await lifecycle.install(file, packageId);
      const now = await lifecycle.committed();
      const sequence = now?.version === label ? now.sequence : (now?.sequence ?? 0) + 1;
      const definition = { version: label, sequence };
      const approved = await lifecycle.approved(sequence);
      if (approved !== packageId) await lifecycle.approve(definition, packageId);
      return definition;
    }),
  );
  const [first, ...others] = definitions;
  if (first !== undefined && others.every(({ sequence }) => sequence === first.sequence))
    return first;
  throw new NetworkError('CHAINCODE_DIFFERS', 'the peers stand at different blocks; deploy again');
}

async function commit(
  network: Network,
  binaries: Binaries,
  supplies: readonly Supply[],
  definition: Definition,
): Promise<void> {
  const banks = supplies.map(({ bank }) => bank);
  const [first] = banks;
  if (first === undefined) return;
  await asAdmin(network, binaries, first, async (peer) => {
    const lifecycle = new Lifecycle(network, peer);
    const now = await lifecycle.committed();
    if (now?.sequence !== definition.sequence) await lifecycle.commit(definition, banks);
  });
}

function each<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  return Promise.all(items.map(work));
}
