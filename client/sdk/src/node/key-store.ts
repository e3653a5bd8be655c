/**
 * A member's keys on disk: one file for the member's seed, one for each officer, each under its own passphrase, so that
 * who can read the wallet cannot sign, and one officer cannot sign for another.
 */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { FuqiError } from '@fuqi/domain';
import { bytesToInteger, fieldToHex, integerToBytes } from '@fuqi/protocol';
import type { Point } from '@fuqi/protocol';
import { MemberKeys } from '../keys/member-keys';
import { OfficerKey } from '../keys/officer-key';
import { openSecret, sealSecret } from '../keys/sealed-secret';
import type { ScryptCost, SealedSecret } from '../keys/sealed-secret';
import { formatSealedSecret, parseSealedSecret } from '../keys/parse-sealed-secret';
import { KeyShare } from '../oprf/shares';
import { ensurePrivateFolder, readFileIfPresent, writeFileAtomically } from './atomic-file';
import { nodeScrypt } from './scrypt';

const LABEL = /^[a-z0-9][a-z0-9-]{0,31}$/;
const OFFICER_FILE = /^officer\.([a-z0-9][a-z0-9-]{0,31})\.json$/;

function keyFacts(key: Point): { readonly x: string; readonly y: string } {
  return { x: fieldToHex(key.x), y: fieldToHex(key.y) };
}

/** Keys of one member in one folder. */
export class KeyStore {
  private constructor(
    private readonly folder: string,
    private readonly cost: ScryptCost | undefined,
  ) {}

  /** Opens a folder, which is made when missing. @param cost of sealing; opening follows the file */
  static async open(
    folder: string,
    options: { readonly cost?: ScryptCost } = {},
  ): Promise<KeyStore> {
    await ensurePrivateFolder(folder);
    return new KeyStore(folder, options.cost);
  }

  /** Stores the member's seed. @throws FuqiError `key-exists`, `keystore-locked` for a short passphrase */
  async saveMember(keys: MemberKeys, passphrase: string): Promise<void> {
    const facts = { nkCommitment: fieldToHex(keys.nkCommitment) };
    await this.save('member', 'member', facts, keys.exportSeed(), passphrase);
  }

  /** The member's keys. @throws FuqiError `not-found`, `keystore-locked`, `file-invalid` */
  async openMember(passphrase: string): Promise<MemberKeys> {
    return new MemberKeys(await this.openFile('member', 'member', passphrase));
  }

  /** Stores an officer's key under a label such as `wang-li`. @throws FuqiError as {@link saveMember} */
  async saveOfficer(label: string, key: OfficerKey, passphrase: string): Promise<void> {
    const file = officerFile(label);
    const facts = { label, ...keyFacts(key.publicKey) };
    await this.save(file, 'officer', facts, key.exportSecret(), passphrase);
  }

  /** An officer's key. @throws FuqiError as {@link openMember} */
  async openOfficer(label: string, passphrase: string): Promise<OfficerKey> {
    const secret = await this.openFile(officerFile(label), 'officer', passphrase, label);
    return new OfficerKey(secret);
  }

  /** Stores a bank's share of the uniqueness key. @throws FuqiError as {@link saveMember} */
  async saveOprfShare(share: KeyShare, passphrase: string): Promise<void> {
    const facts = { index: String(share.index), ...keyFacts(share.publicKey) };
    const secret = integerToBytes(share.exportScalar(), 32);
    await this.save('oprf-share', 'oprf-share', facts, secret, passphrase);
  }

  /** The bank's share. @throws FuqiError as {@link openMember} */
  async openOprfShare(passphrase: string): Promise<KeyShare> {
    const { sealed, secret } = await this.openWhole('oprf-share', 'oprf-share', passphrase);
    return new KeyShare(Number(sealed.facts['index']), bytesToInteger(secret));
  }

  /** Labels of the officers whose keys are here, sorted. */
  async listOfficers(): Promise<string[]> {
    const names = await readdir(this.folder);
    return names.flatMap((name) => OFFICER_FILE.exec(name)?.[1] ?? []).sort();
  }

  /** Replaces the passphrase of an officer's key. @throws FuqiError as {@link openOfficer} */
  async changeOfficerPassphrase(label: string, old: string, fresh: string): Promise<void> {
    const key = await this.openOfficer(label, old);
    const facts = { label, ...keyFacts(key.publicKey) };
    await this.write(officerFile(label), 'officer', facts, key.exportSecret(), fresh);
  }

  private path(name: string): string {
    return join(this.folder, `${name}.json`);
  }

  private async save(
    name: string,
    kind: string,
    facts: Readonly<Record<string, string>>,
    secret: Uint8Array,
    passphrase: string,
  ): Promise<void> {
    if ((await readFileIfPresent(this.path(name))) !== undefined) {
      throw new FuqiError('key-exists', kind, { layer: 'wallet' });
    }
    await this.write(name, kind, facts, secret, passphrase);
  }

  private async write(
    name: string,
    kind: string,
    facts: Readonly<Record<string, string>>,
    secret: Uint8Array,
    passphrase: string,
  ): Promise<void> {
    const options = this.cost === undefined ? {} : { cost: this.cost };
    const sealed = await sealSecret(nodeScrypt, secret, passphrase, { kind, facts }, options);
    secret.fill(0);
    await writeFileAtomically(this.path(name), formatSealedSecret(sealed));
  }

  private async openFile(
    name: string,
    kind: string,
    passphrase: string,
    label?: string,
  ): Promise<Uint8Array> {
    const { sealed, secret } = await this.openWhole(name, kind, passphrase);
    if (sealed.facts['label'] !== label) {
      throw new FuqiError('file-invalid', 'key file of another holder');
    }
    return secret;
  }

  private async openWhole(
    name: string,
    kind: string,
    passphrase: string,
  ): Promise<{ readonly sealed: SealedSecret; readonly secret: Uint8Array }> {
    const text = await readFileIfPresent(this.path(name));
    if (text === undefined) throw new FuqiError('not-found', 'key file', { layer: 'wallet' });
    const sealed = parseSealedSecret(text);
    if (sealed.kind !== kind) throw new FuqiError('file-invalid', 'key file of another kind');
    return { sealed, secret: await openSecret(nodeScrypt, sealed, passphrase) };
  }
}

function officerFile(label: string): string {
  if (!LABEL.test(label)) throw new FuqiError('malformed', 'officer label', { layer: 'wallet' });
  return `officer.${label}`;
}
