/**
 * Gateways for working on the console: a small network in one process whose ledger believes every proof. Each start is new.
 *
 *   node --require ./zk-circuits/src/process/source-loader.cjs client/gateway/src/testing/dev-gateways.ts [--members 4,5,6,1] [--port 7300]
 *
 * The front door is on the port, gateways are on the port + member: 1 bank A, 2 bank B, 3 clearing desk, 4 core, 5 to 7 tiers 1 to 3.
 */
import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { accept, formatSealedSecret, nodeScrypt, passOn, sealSecret } from '@fuqi/sdk';
import type { Sentence } from '@fuqi/sdk';
import { BANK_A, BANK_B, CORE, MANDATE, T1, T2, T3 } from '../../../sdk/src/testing';
import type { TestWorld } from '../../../sdk/src/testing';
import { openEmbeddedDatabase } from '../db/embedded-database';
import { openFrontDoor } from '../front-door/front-door';
import type { Person, PersonRole } from '../front-door/person';
import { openGateway } from '../gateway';
import type { Gateway } from '../gateway';
import { createLogger } from '../http/logger';
import type { GatewayMember } from '../member/gateway-member';
import { gatewayMember, issueVoucher, openWorld } from './gateway-world';

const PASSPHRASE = 'development only';
const SEAL_MS = 1_000;

const CAST: ReadonlyMap<number, { readonly name: Sentence; readonly role: PersonRole }> = new Map([
  [BANK_A, { name: { zh: '甲银行', en: 'Bank A' }, role: 'bank' }],
  [BANK_B, { name: { zh: '乙银行', en: 'Bank B' }, role: 'bank' }],
  [MANDATE, { name: { zh: '甲银行清分部', en: 'Bank A’s clearing desk' }, role: 'registrar' }],
  [CORE, { name: { zh: '鼎新重工', en: 'Dingxin Heavy Industries' }, role: 'core' }],
  [T1, { name: { zh: '杭州精铸', en: 'Hangzhou Castings' }, role: 'supplier' }],
  [T2, { name: { zh: '宁波轴承', en: 'Ningbo Bearings' }, role: 'supplier' }],
  [T3, { name: { zh: '苏州五金', en: 'Suzhou Hardware' }, role: 'supplier' }],
]);

const OFFICERS: readonly Sentence[] = [
  { zh: '经办', en: 'Maker' },
  { zh: '复核', en: 'Checker' },
];

/** T1 holds an accepted voucher and one that is offered to it; T2 is offered a part. */
async function playSomething(world: TestWorld): Promise<void> {
  await issueVoucher(world, 600_000_000n);
  const supplier = world.member(T1);
  const offered = supplier.find(({ note }) => note.value === 600_000_000n);
  await supplier.carryOut(accept(supplier.session, offered));
  const held = supplier.find(({ note }) => note.value === 600_000_000n);
  const part = { payee: T2, values: [200_000_000n] };
  await supplier.carryOut(passOn(supplier.session, [held], part));
  await issueVoucher(world, 140_950n);
}

async function peopleOf(
  world: TestWorld,
  id: number,
  { services }: Gateway,
  port: number,
): Promise<Person[]> {
  const { name, role } = CAST.get(id) ?? { name: { zh: '', en: '' }, role: 'supplier' };
  const people: Person[] = [];
  for (const [slot, signer] of world.member(id).officers.entries()) {
    const { zh = '', en = '' } = OFFICERS[slot] ?? {};
    const about = { kind: 'officer', facts: { label: en.toLowerCase() } };
    const options = { cost: { N: 1 << 14, r: 8, p: 1 } };
    const secret = signer.exportSecret();
    const sealed = await sealSecret(nodeScrypt, secret, PASSPHRASE, about, options);
    const made = { name: en, role: 'officer', officer: slot } as const;
    people.push({
      person: { zh: `${name.zh}${zh}`, en: `${en}, ${name.en}` },
      organisation: name,
      role,
      gateway: `http://127.0.0.1:${String(port)}`,
      apiKey: (await services.apiKeys.create(made)).key,
      officer: { slot, sealedKey: formatSealedSecret(sealed), passphrase: PASSPHRASE },
    });
  }
  return people;
}

/** Bank A and its desk read one register; tags are as unique as the text that they stand for. */
function memberOf(world: TestWorld, id: number): GatewayMember {
  const clears = id === BANK_A || id === MANDATE;
  return {
    ...gatewayMember(world, id),
    ...(clears ? { register: world.register } : {}),
    tagOf: (fields) => {
      const digest = createHash('sha256').update(fields).digest('hex');
      return Promise.resolve(BigInt(`0x${digest.slice(0, 60)}`));
    },
  };
}

async function sealWaiting({ ledger }: TestWorld): Promise<void> {
  if ((await ledger.pending()).length > 0) await ledger.sealAll();
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      members: { type: 'string', default: '4,5,6,1' },
      port: { type: 'string', default: '7300' },
    },
  });
  const first = Number(values.port);
  const world = await openWorld();
  await playSomething(world);
  const logger = createLogger('warn');
  const people: Person[] = [];
  const ids = values.members.split(',').map(Number);
  const peers = new Map(ids.map((id) => [id, `http://127.0.0.1:${String(first + id)}`]));
  for (const id of ids) {
    const gateway = await openGateway({
      ...{ member: memberOf(world, id), db: await openEmbeddedDatabase(), logger, peers },
      names: new Map([...CAST].map(([member, { name }]) => [member, name])),
      consoleFolder: resolve(__dirname, '../../../console/dist'),
    });
    await gateway.listen(first + id);
    people.push(...(await peopleOf(world, id, gateway, first + id)));
  }
  setInterval(() => void sealWaiting(world), SEAL_MS);
  const door = await openFrontDoor(people, first);
  process.stdout.write(`${door.url}  ${door.url}people.json\n`);
}

void main();
