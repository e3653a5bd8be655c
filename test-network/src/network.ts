import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EncryptedWallet, WalletKeys } from '@fuqi/fabric';
import { Layout, localNetwork, organisations, type NetworkDescription } from '@fuqi/topology';
import { NetworkError } from './errors';
import { ProcessTable } from './process-table';
import { joinSettings, saveSettings, type Settings } from './settings';

export interface NetworkOptions extends Settings {
  /** Folder of the network's state. */
  readonly root: string;
}

/** A described network and the folder in which its processes live. */
export class Network {
  readonly description: NetworkDescription;
  readonly layout: Layout;
  readonly processes: ProcessTable;
  readonly settings: Settings;
  readonly #wallets = new Map<string, EncryptedWallet>();
  #keys: WalletKeys | undefined;

  /** @throws NetworkError `SETTINGS_DIFFER` where the folder holds a network with another first port */
  constructor(options: NetworkOptions) {
    const { root } = options;
    this.settings = joinSettings(root, options);
    const { basePort } = this.settings;
    this.description = localNetwork(basePort === undefined ? {} : { basePort });
    this.layout = new Layout(root);
    this.processes = new ProcessTable(this.layout.run, this.layout.logs);
  }

  /** The organisation's wallet. Its passphrase is FUQI_WALLET_PASSPHRASE, else one made on first use beside the network. */
  wallet(organisation: string): EncryptedWallet {
    const known = this.#wallets.get(organisation);
    if (known !== undefined) return known;
    this.#keys ??= new WalletKeys(this.#passphrase());
    const wallet = new EncryptedWallet(this.layout.wallet(organisation), this.#keys);
    this.#wallets.set(organisation, wallet);
    return wallet;
  }

  /** The wallet of the organisation with this MSP id. @throws NetworkError `UNKNOWN_NODE` */
  walletOf(mspId: string): EncryptedWallet {
    const found = organisations(this.description).find((each) => each.mspId === mspId);
    if (found === undefined) throw new NetworkError('UNKNOWN_NODE', `there is no ${mspId}`);
    return this.wallet(found.name);
  }

  /** Whether the folder holds the state of a network, running or not. */
  isKept(): boolean {
    return existsSync(this.layout.wallet(this.description.operator.name));
  }

  /** Keeps the settings, so that later commands need the folder alone. */
  save(): void {
    saveSettings(this.layout.root, this.settings);
  }

  bank(name: string) {
    const bank = this.description.banks.find((each) => each.name === name);
    if (bank === undefined) throw new NetworkError('UNKNOWN_NODE', `there is no bank ${name}`);
    return bank;
  }

  /** Names of every organisation, in the order of the description. */
  get organisationNames(): readonly string[] {
    return organisations(this.description).map((each) => each.name);
  }

  #passphrase(): string {
    const given = process.env.FUQI_WALLET_PASSPHRASE;
    if (given !== undefined && given !== '') return given;
    const file = join(this.layout.root, 'wallet.passphrase');
    try {
      return readFileSync(file, 'utf8');
    } catch {
      mkdirSync(this.layout.root, { recursive: true, mode: 0o700 });
      const made = randomBytes(32).toString('base64url');
      writeFileSync(file, made, { mode: 0o600, flag: 'wx' });
      return made;
    }
  }
}
