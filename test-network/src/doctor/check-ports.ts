import { listeners, organisations } from '@fuqi/topology';
import type { Network } from '../network';
import { isFree } from '../wait-until';
import { finding, type Finding } from './finding';

/** Ports of processes that do not run and on which something else listens. */
export async function checkPorts(network: Network): Promise<readonly Finding[]> {
  const all = organisations(network.description).flatMap(listeners);
  const idle = all.filter(({ name }) => network.processes.state(name) === 'stopped');
  const taken = await Promise.all(idle.map(async (each) => !(await isFree(each.endpoint))));
  return idle
    .filter((_, i) => taken[i])
    .map(({ name, endpoint: { port } }) =>
      finding('port-taken', 'error', name, {
        en: `port ${port} is taken by another program: end it, or bring the network up with --port`,
        zh: `端口 ${port} 被其他程序占用:请结束该程序,或用 --port 换一组端口`,
      }),
    );
}
