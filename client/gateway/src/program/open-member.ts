/** What a configuration names, opened: keys, wallet, members, ledger, prover. */
import { readFile } from 'node:fs/promises';
import { CALENDAR_CN, CALENDAR_CN_DATA, FuqiError } from '@fuqi/domain';
import {
  KeyStore,
  PartyBook,
  RecordFile,
  Register,
  RegistrarReader,
  Wallet,
  localProver,
  remoteLedger,
  remoteProver,
  secureRandom,
} from '@fuqi/sdk';
import type { MemberKeys, RemoteLedger } from '@fuqi/sdk';
import type { GatewayMember } from '../member/gateway-member';
import { secretAt } from './program-config';
import type { ProgramConfig } from './program-config';
import { uniquenessAt } from './uniqueness';

/** A member that is open. */
export interface OpenMember {
  readonly member: GatewayMember;
  /** Lets go of files and connections. */
  close(): Promise<void>;
}

/** Between two looks for a ledger that is away, milliseconds. */
const LOOK_MS = 500;

/**
 * Opens everything, in the order in which mistakes are cheapest.
 * @throws FuqiError `configuration-invalid`, `keystore-locked`, `not-found`, `file-invalid`, `wallet-in-use`,
 * `ledger-unavailable`
 */
export async function openMember(
  config: ProgramConfig,
  environment: NodeJS.ProcessEnv,
): Promise<OpenMember> {
  const { url } = config.ledger;
  const credential = secretAt(config.ledger.credential, environment);
  const prover = proverOf(config, environment);
  const uniqueness =
    config.uniqueness &&
    uniquenessAt(config.uniqueness.url, secretAt(config.uniqueness.credential, environment));
  const store = await KeyStore.open(config.keys);
  const keys = await store.openMember(secretAt(config.passphrase, environment));
  const book = await readBook(config.members);
  checkKeys(config, keys, book);
  const ledger = remoteLedger({ url, credential });
  const records = new RecordFile(config.wallet);
  const register = await openRegister(config, keys, environment);
  try {
    await checkChannel(config, ledger);
    const options = { id: config.member, keys, store: records };
    const wallet = await Wallet.open(options, book.contactsOf(config.member));
    const close = async (): Promise<void> => {
      await prover.close();
      ledger.close();
      await records.close();
      await register?.close();
    };
    const member = {
      ...{ id: config.member, keys, wallet, book, ledger, prover },
      ...{ network: config.network, calendar: CALENDAR_CN, random: secureRandom },
      ...(register === undefined ? {} : { register: register.register }),
      ...(uniqueness === undefined ? {} : { tagOf: uniqueness }),
    };
    return { member, close };
  } catch (error) {
    ledger.close();
    await records.close();
    await register?.close();
    throw error;
  }
}

function proverOf(
  { prover }: ProgramConfig,
  environment: NodeJS.ProcessEnv,
): GatewayMember['prover'] {
  if (prover.kind === 'local') return localProver(prover.choice);
  const credential = secretAt(prover.credential, environment);
  return remoteProver({ url: prover.url, credential });
}

/** The register of an institution that clears. */
async function openRegister(
  { registrar, member }: ProgramConfig,
  keys: MemberKeys,
  environment: NodeJS.ProcessEnv,
): Promise<{ readonly register: Register; close(): Promise<void> } | undefined> {
  if (registrar === undefined) return undefined;
  const readers = [{ id: member, viewSecret: keys.view().secret }];
  for (const { member: id, keys: folder, passphrase } of registrar.readers) {
    const store = await KeyStore.open(folder);
    const other = await store.openMember(secretAt(passphrase, environment));
    readers.push({ id, viewSecret: other.view().secret });
  }
  const store = new RecordFile(registrar.journal);
  const register = await Register.open({
    ...{ reader: new RegistrarReader(readers), store, seed: keys.exportSeed() },
    mandates: () => registrar.mandates,
    scope: readers.map(({ id }) => String(id)).join(','),
  });
  return { register, close: () => store.close() };
}

async function readBook(file: string): Promise<PartyBook> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    throw new FuqiError('configuration-invalid', 'members', { cause });
  }
  return PartyBook.parse(text);
}

function checkKeys({ member }: ProgramConfig, keys: MemberKeys, book: PartyBook): void {
  if (!book.has(member) || book.member(member).nkCommitment !== keys.nkCommitment) {
    throw new FuqiError('configuration-invalid', 'keys are not those of the member');
  }
}

/** The channel must be the one that is configured: a signature for another one would be another organisation's to use. */
async function checkChannel(config: ProgramConfig, ledger: RemoteLedger): Promise<void> {
  const { channel, contract, development } = await patiently(config.patienceSeconds, () =>
    ledger.channel(),
  );
  if (channel !== config.network.channel || contract !== config.network.contract) {
    throw new FuqiError('configuration-invalid', 'network is another one than the ledger’s');
  }
  if (development && !config.development) {
    throw new FuqiError('configuration-invalid', 'development: the channel has development keys');
  }
  const { calendar } = await ledger.versions();
  if (calendar !== CALENDAR_CN_DATA.version) {
    throw new FuqiError('configuration-invalid', 'calendar of the ledger is not known here');
  }
}

/** Asks until there is an answer, or patience ends. */
async function patiently<T>(seconds: number, ask: () => Promise<T>): Promise<T> {
  const until = Date.now() + seconds * 1_000;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      const away = error instanceof FuqiError && error.slug === 'ledger-unavailable';
      if (!away || Date.now() >= until) throw error;
      await new Promise((done) => setTimeout(done, LOOK_MS));
    }
  }
}
