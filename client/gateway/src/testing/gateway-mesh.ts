/** Gateways of several members of one small world, which know each other's addresses and nothing else of each other. */
import { Register, RegistrarReader } from '@fuqi/sdk';
import { BANK_A, MANDATE } from '../../../sdk/src/testing';
import type { TestWorld } from '../../../sdk/src/testing';
import type { GatewayConfig } from '../config';
import { openTestGateway, signOnDevice } from './test-gateway';
import type { Answer, TestGateway } from './test-gateway';
import { uniquenessOf } from './uniqueness';

/** A task as a caller reads it. */
export interface ReadTask {
  readonly kind: string;
  readonly voucher: string | null;
  readonly operation: string | null;
  readonly quoteRequest: string | null;
  readonly payment: string | null;
  readonly amount: string | null;
}

/** A voucher as a caller reads it. */
export interface ReadVoucher {
  readonly id: string;
  readonly value: string;
  readonly state: string;
  readonly actions?: readonly string[];
}

/** See the file. Everything is done and read by HTTP; only the ledger's own seal and date are moved from outside. */
export class GatewayMesh {
  private constructor(
    readonly world: TestWorld,
    readonly gateways: ReadonlyMap<number, TestGateway>,
  ) {}

  static async open(
    world: TestWorld,
    members: readonly number[],
    config: Partial<GatewayConfig> = {},
  ): Promise<GatewayMesh> {
    const peers = new Map<number, string>();
    const gateways = new Map<number, TestGateway>();
    const tags = uniquenessOf(world);
    for (const id of members) {
      const tagOf = tags(world.member(id));
      const keys = [{ id, viewSecret: world.member(id).keys.view().secret }];
      const register = new Register(new RegistrarReader(keys), () => [MANDATE]);
      const desk = id === MANDATE || id === BANK_A ? { register } : {};
      const member = { tagOf, ...desk };
      const gateway = await openTestGateway(world, id, config, { member, peers });
      gateways.set(id, gateway);
      peers.set(id, gateway.url);
    }
    return new GatewayMesh(world, gateways);
  }

  at(id: number): TestGateway {
    const gateway = this.gateways.get(id);
    if (gateway === undefined) throw new Error('no gateway');
    return gateway;
  }

  /** Messages arrive, the ledger seals, everybody reads. */
  async settle(): Promise<void> {
    await this.world.ledger.sealAll();
    await this.world.syncAll();
    for (const { gateway } of this.gateways.values()) await gateway.services.projector.run();
    await this.deliver();
  }

  /** Messages arrive, and what they give rise to as well. */
  async deliver(): Promise<void> {
    for (let round = 0; round < 3; round += 1) {
      for (const { gateway } of this.gateways.values()) await gateway.services.outbox.idle();
    }
  }

  draft(id: number, body: unknown): Promise<Answer> {
    const at = this.at(id);
    return at.post('/v1/operations/drafts', at.keys.maker, body);
  }

  /** Signs on the device of the officer in a slot. */
  async sign(id: number, operation: string, slot: 0 | 1): Promise<Answer> {
    const at = this.at(id);
    const key = slot === 0 ? at.keys.maker : at.keys.checker;
    const body = await signOnDevice(at, this.world, operation, { member: id, slot, key });
    return at.post(`/v1/operations/${operation}/signatures`, key, body);
  }

  async submit(id: number, operation: string): Promise<Answer> {
    const at = this.at(id);
    const path = `/v1/operations/${operation}/submit`;
    const done = await at.post(path, at.keys.integration, undefined, { prefer: 'wait=20' });
    await this.settle();
    return done;
  }

  /** Drafts, signs by maker and, where it is needed, checker, submits, and waits until everybody has read it. */
  async carryOut(id: number, body: unknown): Promise<Answer> {
    const drafted = await this.draft(id, body);
    if (drafted.status !== 201) throw new Error(`${drafted.status} ${drafted.text}`);
    const operation = drafted.body['id'] as string;
    const first = await this.sign(id, operation, 0);
    if (first.body['state'] === 'signed') await this.sign(id, operation, 1);
    const done = await this.submit(id, operation);
    if (done.body['state'] !== 'committed') throw new Error(done.text);
    return done;
  }

  async tasks(id: number, key?: string): Promise<ReadTask[]> {
    const at = this.at(id);
    const answer = await at.get('/v1/tasks', key ?? at.keys.maker);
    return answer.body['items'] as ReadTask[];
  }

  /** The only task of a kind. */
  async task(id: number, kind: string): Promise<ReadTask> {
    const found = (await this.tasks(id)).filter((task) => task.kind === kind);
    const [only] = found;
    if (only === undefined || found.length > 1) throw new Error(`${found.length} tasks ${kind}`);
    return only;
  }

  async vouchers(id: number, query: string): Promise<ReadVoucher[]> {
    const at = this.at(id);
    const answer = await at.get(`/v1/vouchers?limit=200&${query}`, at.keys.reader);
    return answer.body['items'] as ReadVoucher[];
  }

  /** The only voucher that a query finds. */
  async voucher(id: number, query: string): Promise<ReadVoucher> {
    const found = await this.vouchers(id, query);
    const [only] = found;
    if (only === undefined || found.length > 1) throw new Error(`${found.length} for ${query}`);
    return only;
  }

  async read(id: number, path: string): Promise<Answer['body']> {
    const at = this.at(id);
    return (await at.get(path, at.keys.reader)).body;
  }

  async close(): Promise<void> {
    for (const gateway of this.gateways.values()) await gateway.close();
  }
}
