import { execFileSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import { listenersNow, restoreListeners } from './exception-listeners';

describe('process-wide exception listeners', () => {
  it('removes what was added since, and keeps what was there', () => {
    const kept = (): void => undefined;
    const added = (): void => undefined;
    process.on('uncaughtException', kept);
    const before = listenersNow();
    process.on('uncaughtException', added);
    process.on('unhandledRejection', added);
    restoreListeners(before);
    const left = [
      ...process.listeners('uncaughtException'),
      ...process.listeners('unhandledRejection'),
    ];
    expect(left).toContain(kept);
    expect(left).not.toContain(added);
    process.removeListener('uncaughtException', kept);
  });

  it('has a reason: the library installs them', () => {
    const script =
      "require('fabric-contract-api');console.log(process.listenerCount('uncaughtException'))";
    const output = execFileSync(process.execPath, ['-e', script], {
      cwd: __dirname,
      encoding: 'utf8',
    });
    expect(Number(output)).toBeGreaterThan(0);
  });
});
