import type { NodeStatus } from '../observe/status';
import { finding, type Finding } from './finding';

/** Who ended, was stopped, or runs and does not answer. */
export function checkProcesses(nodes: readonly NodeStatus[]): readonly Finding[] {
  return nodes.flatMap((node) => {
    if (node.state === 'stopped') {
      return finding('process-down', 'error', node.name, {
        en: `does not run: npm run network -- fault start ${node.name}, or up; logs ${node.name} says why`,
        zh: `未运行:请执行 npm run network -- fault start ${node.name} 或 up;用 logs ${node.name} 查看原因`,
      });
    }
    if (node.state === 'frozen') {
      return finding('process-silent', 'error', node.name, {
        en: `is stopped by a signal: npm run network -- fault thaw ${node.name}`,
        zh: `被信号暂停:请执行 npm run network -- fault thaw ${node.name}`,
      });
    }
    if (node.trouble === undefined) return [];
    return finding('process-silent', 'error', node.name, {
      en: `runs and does not answer as it should (${node.trouble}): see logs ${node.name}`,
      zh: `在运行但没有正常应答(${node.trouble}):请查看 logs ${node.name}`,
    });
  });
}
