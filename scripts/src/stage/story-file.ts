import { parseIsoDay, parseMoney } from '@fuqi/domain';
import { type CastMember, type Name, POWERS, ROLES } from './cast';
import { type Plain, StoryFileError, list, nameAt, object, text } from './story-values';

/** What a field of a step must be. */
type Field = 'text' | 'yuan' | 'day' | 'member' | 'members' | 'bps' | 'yesNo' | 'memberMap';

/** Every step that a scenario's file may hold, and its fields. */
export const STEPS = {
  grantQuota: { by: 'member', to: 'member', amount: 'yuan', lastDay: 'day', clearing: 'member' },
  grantLimit: { by: 'member', on: 'member', amount: 'yuan' },
  registerInvoice: {
    ...{ buyer: 'member', supplier: 'member', code: 'text', number: 'text', amount: 'yuan' },
    ...{ delivered: 'day', smeConsents: 'yesNo', clearing: 'member' },
  },
  issue: { by: 'member', amount: 'yuan', due: 'day' },
  accept: { by: 'member', amount: 'yuan' },
  passOn: { by: 'member', to: 'member', amount: 'yuan' },
  sell: {
    ...{ seller: 'member', bank: 'member', amount: 'yuan', rateBps: 'bps', net: 'yuan' },
    ...{ registration: 'text', confirmedBy: 'member' },
  },
  swap: {
    ...{ seller: 'member', bank: 'member', amount: 'yuan', rateBps: 'bps', net: 'yuan' },
    registration: 'text',
  },
  goTo: { day: 'day' },
  stopClients: { of: 'members' },
  clear: { by: 'member', confirmedBy: 'memberMap' },
  startClients: { of: 'members' },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Field>>>>;

export type StepName = keyof typeof STEPS;

/** One step of a story. */
export interface StoryStep {
  readonly do: StepName;
  readonly say: Name;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** What everybody must hold at the end, and which quota must be back, in yuan. */
export interface Expectation {
  readonly vouchers: Readonly<Record<string, string>>;
  readonly deposits: Readonly<Record<string, string>>;
  readonly quota: Readonly<Record<string, string>>;
  readonly liveVouchers: string;
  /** Tiers that vouchers must have reached, 0 for the issue; none are asked for without it. */
  readonly layers: readonly number[];
}

/** A scenario as its file tells it. */
export interface Story {
  readonly id: string;
  readonly title: Name;
  readonly opens: string;
  readonly cast: Readonly<Record<string, CastMember>>;
  readonly steps: readonly StoryStep[];
  /** What follows when people go on from the end by themselves; the expectation is of the end before it. */
  readonly sequel: readonly StoryStep[];
  readonly expect: Expectation;
}

function oneOf<K extends string>(
  value: unknown,
  known: Readonly<Record<K, unknown>>,
  where: string,
): K {
  if (typeof value === 'string' && value in known) return value as K;
  throw new StoryFileError(where, `one of ${Object.keys(known).join(', ')} is expected`);
}

function yuan(value: unknown, where: string): string {
  const amount = text(value, where);
  if (!parseMoney(amount).ok)
    throw new StoryFileError(where, 'an amount such as "1,234.50" is expected');
  return amount;
}

function memberAt(value: unknown, where: string): CastMember {
  const from = object(value, where);
  const operator = from['operator'];
  return {
    name: nameAt(from['name'], `${where}.name`),
    usci: text(from['usci'], `${where}.usci`),
    role: oneOf(from['role'], ROLES, `${where}.role`),
    ...(operator === undefined ? {} : { operator: text(operator, `${where}.operator`) }),
    officers: list(from['officers'], `${where}.officers`).map((officer, i) => {
      const at = `${where}.officers[${String(i)}]`;
      const { name, powers } = object(officer, at);
      const can = list(powers, `${at}.powers`);
      return {
        name: text(name, `${at}.name`),
        powers: can.map((p) => oneOf(p, POWERS, `${at}.powers`)),
      };
    }),
    twoOfficersFrom:
      from['twoOfficersFrom'] === 'never'
        ? 'never'
        : yuan(from['twoOfficersFrom'], `${where}.twoOfficersFrom`),
    accountAt: text(from['accountAt'], `${where}.accountAt`),
  };
}

/** Reads one field as its kind says. */
function field(kind: Field, value: unknown, where: string, cast: Plain): unknown {
  switch (kind) {
    case 'text':
      return text(value, where);
    case 'yuan':
      return yuan(value, where);
    case 'day':
      if (!parseIsoDay(text(value, where)).ok)
        throw new StoryFileError(where, 'a day such as "2026-11-23" is expected');
      return value;
    case 'member':
      return oneOf(value, cast, where);
    case 'members':
      return list(value, where).map((one) => oneOf(one, cast, where));
    case 'bps':
      if (!Number.isInteger(value))
        throw new StoryFileError(where, 'basis points are expected, a whole number');
      return value;
    case 'yesNo':
      if (typeof value !== 'boolean') throw new StoryFileError(where, 'true or false is expected');
      return value;
    case 'memberMap':
      return Object.fromEntries(
        Object.entries(object(value, where)).map(([from, to]) => [
          oneOf(from, cast, where),
          oneOf(to, cast, where),
        ]),
      );
  }
}

function stepAt(value: unknown, where: string, cast: Plain): StoryStep {
  const { do: verb, say, ...rest } = object(value, where);
  const name = oneOf(verb, STEPS, `${where}.do`);
  const kinds: Readonly<Record<string, Field>> = STEPS[name];
  for (const given of Object.keys(rest)) {
    if (!(given in kinds))
      throw new StoryFileError(`${where}.${given}`, `"${name}" has no such field`);
  }
  const fields = Object.entries(kinds).map(([key, kind]) => [
    key,
    field(kind, rest[key], `${where}.${key}`, cast),
  ]);
  return {
    do: name,
    say: nameAt(say, `${where}.say`),
    fields: Object.fromEntries(fields) as Plain,
  };
}

function stepsAt(value: unknown, where: string, cast: Plain): StoryStep[] {
  return list(value, where).map((one, i) => stepAt(one, `${where}[${String(i)}]`, cast));
}

function amounts(value: unknown, where: string, cast: Plain): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(object(value, where)).map(([who, amount]) => [
      oneOf(who, cast, where),
      yuan(amount, `${where}.${who}`),
    ]),
  );
}

/**
 * Reads a scenario's file.
 * @throws StoryFileError naming the place and what is expected there
 */
export function readStory(source: string): Story {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch (error) {
    throw new StoryFileError('file', `JSON is expected (${(error as Error).message})`);
  }
  const from = object(value, 'file');
  const members = object(from['cast'], 'cast');
  const expect = object(from['expect'], 'expect');
  return {
    id: text(from['id'], 'id'),
    title: nameAt(from['title'], 'title'),
    opens: field('day', from['opens'], 'opens', {}) as string,
    cast: Object.fromEntries(
      Object.entries(members).map(([key, m]) => [key, memberAt(m, `cast.${key}`)]),
    ),
    steps: stepsAt(from['steps'], 'steps', members),
    sequel: stepsAt(from['sequel'] ?? [], 'sequel', members),
    expect: {
      vouchers: amounts(expect['vouchers'], 'expect.vouchers', members),
      deposits: amounts(expect['deposits'], 'expect.deposits', members),
      quota: amounts(expect['quota'], 'expect.quota', members),
      liveVouchers: yuan(expect['liveVouchers'], 'expect.liveVouchers'),
      layers: list(expect['layers'] ?? [], 'expect.layers').map((layer, i) => {
        const tier = Number(layer);
        if (Number.isInteger(tier)) return tier;
        throw new StoryFileError(`expect.layers[${String(i)}]`, 'a whole number is expected');
      }),
    },
  };
}
