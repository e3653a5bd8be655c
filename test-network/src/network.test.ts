import { mkdtempSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { judgeFailure, submitTransaction } from '@fuqi/fabric';
import { downNetwork, upNetwork } from './api';
import { hasBinaries } from './binaries';
import { openPort } from './connect/open-port';
import { hasService } from './deploy/service-package';
import { examine } from './doctor/examine';
import { fault } from './fault';
import { Network } from './network';
import { networkStatus, type NodeStatus } from './observe/status';

const SECONDS = 30;
const MEBIBYTES = 1_536;
/** Workers that run side by side take ports apart from each other, below those that systems lend to clients. */
const BASE_PORT = 21_000 + (process.pid % 20) * 400;

const [where, why] = hasBinaries()
  ? hasService()
    ? [describe, '']
    : [describe.skip, ' (skipped: the chaincode service is not built)']
  : [describe.skip, ' (skipped: needs Fabric 3.1 programs on FABRIC_BIN or PATH)'];

where(`the network of real processes${why}`, () => {
  const root = mkdtempSync(join(tmpdir(), 'fuqi-network-'));
  const options = { root, basePort: BASE_PORT };
  const steps: string[] = [];
  let network: Network | undefined;
  let seconds = 0;
  const up = (): Network => {
    if (network === undefined) throw new Error(`the network did not come up: ${steps.join('; ')}`);
    return network;
  };
  const of = (nodes: readonly NodeStatus[], kind: NodeStatus['kind']) =>
    nodes.filter((node) => node.kind === kind);
  /** A transaction through bank A's gateway; what the endorsers answer does not matter here. */
  const commit = async () => {
    const { port, close } = await openPort(up(), 'BankAMSP', 'relay');
    try {
      const answer = await submitTransaction(port, 'query:version', []);
      return { state: answer.state, height: await port.height() };
    } finally {
      close();
    }
  };

  const judgement = (error: unknown) => judgeFailure('submit', error).do;
  // The limit is for a machine of one's own: where others keep the cores busy, only a hang is caught.
  const [load = 0] = loadavg();
  const limit = load <= cpus().length ? SECONDS : 4 * SECONDS;

  beforeAll(async () => {
    const began = performance.now();
    network = await upNetwork({ ...options, say: (line) => void steps.push(line) });
    seconds = (performance.now() - began) / 1_000;
  }, 180_000);

  afterAll(async () => {
    // Whatever was started is ended, also where `up` broke off.
    await downNetwork(network ?? new Network(options));
  }, 60_000);

  test(`is up within ${SECONDS} s and ${MEBIBYTES} MiB, and three banks answer with one code`, async () => {
    const nodes = await networkStatus(up());
    const mebibytes = nodes.reduce((sum, { memory }) => sum + (memory ?? 0), 0) / 1_024;
    const figures = `up in ${seconds.toFixed(1)} s, ${mebibytes.toFixed(0)} MiB in ${nodes.length} processes, load ${load.toFixed(1)} before`;
    process.stdout.write(`${figures}\n${steps.join('\n')}\n`);
    expect(nodes.filter(({ state }) => state !== 'running')).toEqual([]);
    const codes = of(nodes, 'chaincode').map(({ code }) => code);
    expect(codes).toHaveLength(3);
    expect(codes[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(new Set(codes).size).toBe(1);
    expect(seconds).toBeLessThanOrEqual(limit);
    expect(mebibytes).toBeLessThanOrEqual(MEBIBYTES);
  }, 60_000);

  test('has nothing amiss for the doctor', async () => {
    expect(await examine(up())).toEqual([]);
  }, 60_000);

  test('commits without its leader, and the doctor names who is missing', async () => {
    const before = await commit();
    expect(before.state).toBe('valid');
    const leader = await fault(up(), 'kill', 'leader');
    const began = performance.now();
    const after = await commit();
    const gap = ((performance.now() - began) / 1_000).toFixed(1);
    process.stdout.write(`commit ${gap} s after the leader's end was seen\n`);
    expect(after).toEqual({ state: 'valid', height: before.height + 1 });
    const found = await examine(up());
    expect(found.map(({ kind, subject }) => `${kind} ${subject}`)).toEqual([
      `process-down ${leader}`,
      'orderer-quorum orderers',
    ]);
    await fault(up(), 'start', leader);
  }, 90_000);

  test('has no certain outcome while two of four orderers are away, and the same bytes have one after', async () => {
    const away = ['orderer3', 'orderer4'];
    const { port, close } = await openPort(up(), 'BankAMSP', 'relay');
    try {
      const before = await port.height();
      const transaction = await port.endorse('query:version', []);
      for (const name of away) await fault(up(), 'freeze', name);
      await expect(transaction.submit()).rejects.toMatchObject({
        code: expect.any(Number) as unknown as number,
      });
      expect(await port.height()).toBe(before);
      for (const name of away) await fault(up(), 'thaw', name);
      // The first try may have left the bytes with those who were there: both answers mean that they are in.
      const refused = await transaction.submit().then(() => undefined, judgement);
      expect([undefined, 'ask', 'resend']).toContain(refused);
      expect((await transaction.status()).code).toBe(0);
    } finally {
      close();
    }
  }, 150_000);

  test('leaves every peer with the same last block', async () => {
    const heights = async () =>
      of(await networkStatus(up()), 'peer').map(({ height, lastHash }) => `${height} ${lastHash}`);
    let seen = await heights();
    // A peer may be a block behind for a moment.
    for (let i = 0; i < 10 && new Set(seen).size > 1; i += 1) {
      await new Promise((resolve) => setTimeout(resolve, 500));
      seen = await heights();
    }
    expect(seen).toHaveLength(3);
    expect(new Set(seen).size).toBe(1);
  }, 90_000);
});
