/** Who may be played at the front door of a development network. */
import type { Sentence } from '@fuqi/sdk';

export type PersonRole = 'core' | 'supplier' | 'bank' | 'registrar' | 'supervisor' | 'operator';

/** A person with everything needed to act as him or her. Development only: it contains secrets. */
export interface Person {
  readonly person: Sentence;
  readonly organisation: Sentence;
  readonly role: PersonRole;
  /** Where the organisation's gateway listens, for instance `http://127.0.0.1:7304`. */
  readonly gateway: string;
  readonly apiKey: string;
  readonly officer: {
    /** In the organisation's leaf. */
    readonly slot: number;
    /** The officer's key as `formatSealedSecret` writes it. */
    readonly sealedKey: string;
    readonly passphrase: string;
  };
}

/** Address that opens a gateway's console as this person. */
export function entryOf(person: Person): string {
  const entry = Buffer.from(JSON.stringify(person)).toString('base64url');
  return `${person.gateway}/#enter=${entry}`;
}
