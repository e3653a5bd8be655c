import { FuqiError } from '@fuqi/domain';
import type { ChannelConfig } from '../state/channel-repository';

/** What a certificate may be issued for, beyond sending operations and seals, which every certificate may. */
export const DUTIES = ['registrar', 'calendar', 'governance'] as const;
export type Duty = (typeof DUTIES)[number];

/** The attribute of a certificate that lists its duties, separated by commas. */
export const DUTY_ATTRIBUTE = 'fuqi.duty';

/** The two questions that are asked of a certificate; fabric-shim's `ClientIdentity` answers them. */
export interface Certificate {
  getMSPID(): string;
  getAttributeValue(name: string): string | null | undefined;
}

/** Who submits a transaction. */
export interface Actor {
  readonly mspId: string;
  readonly duties: ReadonlySet<string>;
}

/** Reads the submitter from the certificate on the transaction; the peer has checked its signature and its issuer. */
export function actorOf(certificate: Certificate): Actor {
  const listed = certificate.getAttributeValue(DUTY_ATTRIBUTE);
  return {
    mspId: certificate.getMSPID(),
    duties: new Set((listed ?? '').split(',').filter(Boolean)),
  };
}

/** The parts of a channel's configuration that say who may do what. */
export type Membership = Pick<ChannelConfig, 'banks' | 'development' | 'supervisor'>;

/**
 * Whether somebody acts for a bank in a duty. On a channel for value the certificate must name the duty, so that a bank's
 * ordinary client certificate governs nothing; a development channel works with certificates without attributes.
 */
export function actsForBank(actor: Actor, duty: Duty, channel: Membership): boolean {
  if (!channel.banks.includes(actor.mspId)) return false;
  return channel.development || actor.duties.has(duty);
}

/** Whether somebody acts for the supervisor that the channel names; on a channel for value in the duty of governance. */
export function actsForSupervisor(actor: Actor, channel: Membership): boolean {
  if (channel.supervisor === null || actor.mspId !== channel.supervisor) return false;
  return channel.development || actor.duties.has('governance');
}

/**
 * Requires a bank's officer for a duty. Everybody else, the operator of the network included, is refused.
 *
 * @returns the bank's MSP id
 * @throws FuqiError `not-permitted`
 */
export function requireBank(actor: Actor, duty: Duty, channel: Membership): string {
  if (!actsForBank(actor, duty, channel)) throw new FuqiError('not-permitted', duty);
  return actor.mspId;
}
