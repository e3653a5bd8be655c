import { afterEach, describe, expect, it } from '@jest/globals';
import * as os from 'node:os';
import { type ServedFolder, serveFolder } from '../testing/browser/serve-folder';
import { openBundle } from './open-bundle';

describe('openBundle', () => {
  let served: ServedFolder | undefined;
  afterEach(() => served?.close());

  const open = async (list: string): Promise<string> => {
    served = await serveFolder(os.tmpdir(), { '/app/circuits.json': list });
    return `${served.url}app/`;
  };

  it('knows the circuits of the list and no other', async () => {
    const files = { wasm: 'circuits/a.wasm', zkey: 'circuits/a.zkey' };
    const prover = await openBundle(await open(JSON.stringify({ attest: files })));
    expect(prover.kind).toBe('browser');
    await expect(prover.prove({ circuit: 'move', input: {} })).rejects.toMatchObject({
      code: 'ZK_CIRCUIT_UNKNOWN',
    });
    await prover.close();
  });

  it.each([
    ['no JSON', '<html>'],
    ['no files', '{"attest":{}}'],
    ['a path that is no text', '{"attest":{"wasm":1,"zkey":2}}'],
    ['nothing', '{"attest":null}'],
  ])('refuses a list with %s', async (_what, list) => {
    await expect(openBundle(await open(list))).rejects.toMatchObject({ code: 'ZK_PROVER_FAILED' });
  });

  it('refuses a folder without a list', async () => {
    const base = new URL('../elsewhere/', await open('{}')).href;
    await expect(openBundle(base)).rejects.toMatchObject({ code: 'ZK_PROVER_FAILED' });
  });
});
