import { contracts as rules } from '@fuqi/contracts';
import type { LedgerContext } from '@fuqi/contracts';
import type { ContractCall, RuleExecutor, StateView, StateWrite } from '../follow/peer-block';

interface Callable {
  getName(): string;
  beforeTransaction(): Promise<void>;
  aroundTransaction(ctx: never, fn: never, parameters: unknown): Promise<unknown>;
}

/** The contract classes, called as the shim calls them, on a state that is given. */
export class ContractExecutor implements RuleExecutor {
  private readonly contracts: readonly Callable[] = rules.map((type) => new type());

  constructor(private readonly channel: string) {}

  async execute(
    { fn, args, creator, seconds }: ContractCall,
    state: StateView,
  ): Promise<{ readonly answer: Uint8Array; readonly writes: readonly StateWrite[] }> {
    const [contractName, name] = fn.split(':');
    const contract = this.contracts.find((candidate) => candidate.getName() === contractName);
    if (contract === undefined || name === undefined) throw new Error(`no ${fn}`);
    const writes = new Map<string, Uint8Array | null>();
    const ctx: LedgerContext = {
      stub: {
        getState: async (key) => state.get(key) ?? new Uint8Array(0),
        putState: async (key, value) => void writes.set(key, Uint8Array.from(value)),
        deleteState: async (key) => void writes.set(key, null),
        getChannelID: () => this.channel,
        getTxTimestamp: () => ({ seconds }),
        getBufferArgs: () => [Buffer.from(fn), ...args],
        setEvent: () => undefined,
        getStateByRange: () => {
          throw new Error('transactions scan no ranges');
        },
      },
      clientIdentity: { getMSPID: () => creator.mspId, getAttributeValue: () => undefined },
    };
    await contract.beforeTransaction();
    const texts = args.map((arg) => Buffer.from(arg).toString('utf8'));
    const answer = await contract.aroundTransaction(ctx as never, name as never, texts);
    if (typeof answer !== 'string') throw new Error('answers are texts');
    const written = [...writes].map(([key, value]) => ({ key, value }));
    return { answer: Buffer.from(answer), writes: written };
  }
}
