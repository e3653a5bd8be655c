/** Who may read proved ciphertexts: a registrar its own sections, the supervisor all of them (PROTOCOL §2, §5). */
import { FuqiError } from '@fuqi/domain';
import { contentKey, decryptWords, unwrapKey } from '@fuqi/protocol';
import type { Point } from '@fuqi/protocol';
import { multiplyFast } from '../curve/baby-jubjub';
import type { ScannedLeg } from '../ledger/scan-operation';

/** Opens sections of legs. */
export interface SectionReader {
  /**
   * Plaintexts that one of the reader's keys may have sealed for it; the caller checks that a plaintext makes sense, since
   * decryption with another key gives words as well.
   * @param section number of the section in the leg, from 0
   */
  open(leg: ScannedLeg, section: number, epoch: number): Plaintext[];
}

/** Words that came out, and for whom they would be. */
export interface Plaintext {
  readonly words: readonly bigint[];
  /** Member ids that the plaintext must name as registrar; undefined for the supervisor, who reads all. */
  readonly reader: bigint | undefined;
}

const SECTION_NAMES: Readonly<Record<string, readonly string[]>> = {
  move: ['ct'],
  issue: ['a', 'b'],
  clear: ['a', 'b'],
  grant: ['ct'],
};

/** Number of sections that a leg has. */
export function sectionCount(leg: ScannedLeg): number {
  return SECTION_NAMES[leg.circuit]?.length ?? 0;
}

function ephemeralOf(leg: ScannedLeg): Point {
  return { x: leg.input('Rx'), y: leg.input('Ry') };
}

function ciphertext(leg: ScannedLeg, section: number): bigint[] {
  const name = SECTION_NAMES[leg.circuit]?.[section];
  if (name === undefined) throw new FuqiError('malformed', 'section', { layer: 'wallet' });
  return leg.words(name);
}

/** A viewing key of an institution: its own, or that of a mandate it operates. */
export interface ReaderKey {
  readonly id: number;
  readonly viewSecret: bigint;
}

/** Reads what is sealed to one institution's members: for a bank, its own key and its mandates'. */
export class RegistrarReader implements SectionReader {
  private leg: ScannedLeg | undefined;
  private shared: readonly Point[] = [];

  constructor(private readonly keys: readonly ReaderKey[]) {}

  open(leg: ScannedLeg, section: number): Plaintext[] {
    if (this.leg !== leg) {
      const ephemeral = ephemeralOf(leg);
      this.shared = this.keys.map(({ viewSecret }) => multiplyFast(ephemeral, viewSecret));
      this.leg = leg;
    }
    const { n0 } = leg;
    const sealed = ciphertext(leg, section);
    return this.keys.flatMap(({ id }, i) => {
      const shared = this.shared[i];
      if (shared === undefined) return [];
      const stream = { key: contentKey(shared, n0), n0, section: BigInt(section) };
      return [{ words: decryptWords(stream, sealed), reader: BigInt(id) }];
    });
  }
}

/** Reads everything with the supervisor's key of the epoch that an operation cites. */
export class SupervisorReader implements SectionReader {
  constructor(private readonly keys: ReadonlyMap<number, bigint>) {}

  open(leg: ScannedLeg, section: number, epoch: number): Plaintext[] {
    const secret = this.keys.get(epoch);
    if (secret === undefined) return [];
    const { n0 } = leg;
    const shared = multiplyFast(ephemeralOf(leg), secret);
    const wrap = leg.input(sectionCount(leg) === 1 ? 'wrap' : `wrap${section}`);
    const key = unwrapKey(wrap, shared, n0, BigInt(section));
    const words = decryptWords({ key, n0, section: BigInt(section) }, ciphertext(leg, section));
    return [{ words, reader: undefined }];
  }
}
