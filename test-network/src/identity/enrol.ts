import { existsSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { caServerYaml, type AnyOrganisation } from '@fuqi/topology';
import type { Binaries } from '../binaries';
import type { Network } from '../network';
import { isListening, waitUntil } from '../wait-until';
import { write, writeMsp, writePrivate } from './msp-folder';
import { CA_REGISTRAR, Office, postsOf } from './office';

/** The file that says an organisation's everybody was enrolled to the end. */
const DONE = 'enrolled';

/** Starts an organisation's CA; the registrar's secret is made on the first start. */
export async function startCa(
  network: Network,
  binaries: Binaries,
  organisation: AnyOrganisation,
): Promise<void> {
  const { layout, processes } = network;
  const home = layout.ca(organisation.name);
  const config = join(home, 'fabric-ca-server-config.yaml');
  if (!existsSync(config)) {
    const secret = randomBytes(24).toString('base64url');
    await writePrivate(join(home, 'registrar.secret'), secret);
    await writePrivate(config, caServerYaml(organisation, layout, { name: CA_REGISTRAR, secret }));
  }
  processes.start({
    name: organisation.ca.name,
    command: [binaries.of('fabric-ca-server'), 'start', '--home', home, '--loglevel', 'warning'],
    cwd: home,
    env: {},
  });
  await waitUntil(
    organisation.ca.name,
    async () =>
      existsSync(layout.caCert(organisation.name)) && (await isListening(organisation.ca.listen)),
  );
}

/** Enrols everybody of an organisation, unless that was done before. */
export async function enrolOrganisation(
  network: Network,
  organisation: AnyOrganisation,
): Promise<void> {
  const { layout } = network;
  const done = join(layout.organisation(organisation.name), DONE);
  if (existsSync(done)) return;
  const office = await Office.open(network, organisation);
  await writeMsp(layout.msp(organisation.name), office.root);
  for (const post of postsOf(organisation)) {
    const secret = await office.register(post);
    if (post.kind === 'user') await office.enrolUser(post, secret);
    else await office.place(post, await office.enrolNode(post, secret));
  }
  await write(done, '');
}
