/** The contracts' answers, parsed: a peer is another organisation's and may answer anything. */
import { FuqiError, findError } from '@fuqi/domain';
import { fieldFromHex } from '@fuqi/protocol';
import type {
  ChannelInfo,
  EpochInfo,
  LedgerVersions,
  OperationOutcome,
  PartyLeaf,
  PendingEntry,
  PolicyInfo,
  ReceiptState,
  TreeInfo,
} from './ledger';

class Answer {
  constructor(private readonly value: unknown) {}

  static parse(text: string): Answer {
    try {
      return new Answer(JSON.parse(text));
    } catch {
      throw unreadable();
    }
  }

  get(name: string): Answer {
    const { value } = this;
    if (typeof value !== 'object' || value === null) throw unreadable();
    return new Answer((value as Readonly<Record<string, unknown>>)[name]);
  }

  get isNull(): boolean {
    return this.value === null;
  }

  text(): string {
    if (typeof this.value !== 'string') throw unreadable();
    return this.value;
  }

  number(): number {
    if (typeof this.value !== 'number' || !Number.isSafeInteger(this.value)) throw unreadable();
    return this.value;
  }

  flag(): boolean {
    if (typeof this.value !== 'boolean') throw unreadable();
    return this.value;
  }

  field(): bigint {
    return fieldFromHex(this.text());
  }

  list(): Answer[] {
    if (!Array.isArray(this.value)) throw unreadable();
    return this.value.map((entry) => new Answer(entry));
  }
}

function unreadable(): FuqiError {
  return new FuqiError('malformed', 'answer of the ledger', { layer: 'wallet' });
}

export function readChannel(text: string): ChannelInfo {
  const answer = Answer.parse(text);
  return {
    channel: answer.get('channel').text(),
    contract: answer.get('contract').text(),
    development: answer.get('development').flag(),
    banks: answer
      .get('banks')
      .list()
      .map((bank) => bank.text()),
  };
}

/** @throws FuqiError `ledger-unavailable` before the channel is opened */
export function readVersions(text: string): LedgerVersions {
  const answer = Answer.parse(text);
  if (answer.get('date').isNull || answer.get('calendar').isNull) {
    throw new FuqiError('ledger-unavailable', 'the channel is not opened yet');
  }
  return {
    date: answer.get('date').number(),
    calendar: answer.get('calendar').text(),
    epochs: answer.get('epochs').list().map(readEpoch),
    policies: answer.get('policies').list().map(readPolicy),
    partyRoots: answer
      .get('partyRoots')
      .list()
      .map((root) => root.field()),
  };
}

function readEpoch(answer: Answer): EpochInfo {
  return {
    epoch: answer.get('epoch').number(),
    x: answer.get('x').field(),
    y: answer.get('y').field(),
  };
}

function readPolicy(answer: Answer): PolicyInfo {
  return {
    version: answer.get('version').number(),
    id: answer.get('id').text(),
    maxLayer: answer.get('maxLayer').number(),
    rootBudget: answer.get('rootBudget').number(),
    tenorMonths: answer.get('tenorMonths').number(),
  };
}

export function readOutcomes(text: string): OperationOutcome[] {
  return Answer.parse(text).get('outcomes').list().map(readOutcome);
}

function readOutcome(answer: Answer): OperationOutcome {
  if (answer.get('ok').flag()) {
    return {
      ok: true,
      digest: answer.get('digest').text(),
      receipt: answer.get('receipt').text(),
      duplicate: answer.get('duplicate').flag(),
    };
  }
  const entry = findError(answer.get('slug').text());
  if (entry === undefined) throw unreadable();
  return {
    ok: false,
    error: new FuqiError(entry.slug, answer.get('detail').text(), { layer: 'ledger' }),
    on: answer.get('on').text() === 'bytes' ? 'bytes' : 'state',
  };
}

export function readReceiptState(text: string): ReceiptState {
  const answer = Answer.parse(text);
  switch (answer.get('state').text()) {
    case 'unused':
      return { state: 'unused' };
    case 'frozen':
      return { state: 'frozen', case: answer.get('case').text() };
    case 'recorded':
      return {
        state: 'recorded',
        digest: answer.get('digest').text(),
        receipt: answer.get('receipt').text(),
      };
    default:
      throw unreadable();
  }
}

export function readTree(text: string): TreeInfo {
  const answer = Answer.parse(text);
  return {
    leaves: answer.get('leaves').number(),
    chunks: answer.get('chunks').number(),
    root: answer.get('root').field(),
  };
}

export function readLeaves(text: string): bigint[] {
  return Answer.parse(text)
    .get('leaves')
    .list()
    .map((leaf) => leaf.field());
}

export function readChunkRoots(text: string): bigint[] {
  return Answer.parse(text)
    .get('roots')
    .list()
    .map((root) => root.field());
}

export function readSealed(text: string): {
  readonly first: number;
  readonly count: number;
  readonly root: string;
} {
  const answer = Answer.parse(text);
  return {
    first: answer.get('first').number(),
    count: answer.get('count').number(),
    root: answer.get('root').text(),
  };
}

export function readPartyLeaves(text: string): {
  readonly leaves: PartyLeaf[];
  readonly next: number | undefined;
} {
  const answer = Answer.parse(text);
  const leaves = answer
    .get('leaves')
    .list()
    .map((entry) => ({ index: entry.get('index').number(), leaf: entry.get('leaf').field() }));
  const next = answer.get('next');
  return { leaves, next: next.isNull ? undefined : next.number() };
}

export function readPending(text: string): {
  readonly entries: PendingEntry[];
  readonly next: string | undefined;
} {
  const answer = Answer.parse(text);
  const entries = answer
    .get('entries')
    .list()
    .map((entry) => ({
      anchor: entry.get('anchor').text(),
      commitments: entry
        .get('commitments')
        .list()
        .map((commitment) => commitment.field()),
    }));
  const next = answer.get('next');
  return { entries, next: next.isNull ? undefined : next.text() };
}
