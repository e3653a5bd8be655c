import type { RelayAnswer, RelayTicket } from '../relay/relay';

/** Another organisation's relay, as a client reaches it. */
export interface RelayPort {
  /** Which relay, for the list and for reports. */
  readonly name: string;
  /** MSP id of the organisation that runs it. */
  readonly organisation: string;
  /** @throws FuqiError the relay's refusal, or `relay-unreachable` when it is open whether the relay has the operation */
  submit(bytes: Uint8Array): Promise<RelayTicket>;
  /** @throws FuqiError as {@link submit} */
  answer(id: string): Promise<RelayAnswer>;
}
