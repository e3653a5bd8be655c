import { CALENDAR_CN } from '@fuqi/domain';
import type { Officer } from '@fuqi/protocol';
import {
  type Draft,
  type LegSignature,
  MemberKeys,
  OfficerKey,
  type RandomSource,
  type Session,
  type Wallet,
  signRequest,
  signingRequest,
} from '@fuqi/sdk';
import { type CastMember, POWERS } from './cast';
import { secretBytes } from './random';
import type { Stage } from './stage';

/** A member on the stage, with its keys and its wallet. Its officers sign apart from whoever proves. */
export class Actor {
  readonly keys: MemberKeys;
  readonly signers: readonly OfficerKey[];
  /** Open while its client runs. */
  wallet: Wallet | undefined;
  id = -1;

  constructor(
    readonly key: string,
    readonly cast: CastMember,
    private readonly stage: Stage,
    private readonly random: RandomSource,
  ) {
    this.keys = new MemberKeys(secretBytes(`${stage.seed}/member/${key}`));
    this.signers = cast.officers.map(
      ({ name }) => new OfficerKey(secretBytes(`${stage.seed}/officer/${key}/${name}`)),
    );
  }

  /** The officers as the member's leaf holds them. */
  get officers(): Officer[] {
    return this.cast.officers.map(({ powers }, slot) => ({
      key: this.signer(slot).publicKey,
      powers: powers.reduce((bits, power) => bits | POWERS[power], 0n),
    }));
  }

  /** The member at work, with the ledger as it is now. @throws Error while its client is stopped */
  async session(): Promise<Session> {
    if (this.wallet === undefined) throw new Error(`${this.key}'s client is stopped`);
    const { ledger, book } = this.stage;
    return {
      ...{ network: ledger.network, keys: this.keys, wallet: this.wallet, book },
      versions: await ledger.port.versions(),
      calendar: CALENDAR_CN,
      random: this.random,
    };
  }

  /** Signatures of the officers in these slots, by default of the first two; a newcomer's officers prove their keys. */
  async sign(
    draft: Draft,
    slots: readonly number[] = [0, 1].slice(0, this.signers.length),
    role: 'officer' | 'new-officer' = 'officer',
  ): Promise<LegSignature[]> {
    const request = signingRequest(draft);
    const signatures: LegSignature[] = [];
    for (const slot of slots) {
      const officer = { member: this.id, slot, signer: this.signer(slot), role };
      signatures.push(...(await signRequest(request, officer, () => true)));
    }
    return signatures;
  }

  private signer(slot: number): OfficerKey {
    const signer = this.signers[slot];
    if (signer === undefined) throw new RangeError(`${this.key} has no officer ${String(slot)}`);
    return signer;
  }
}
