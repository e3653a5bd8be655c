export type NetworkErrorCode =
  /** A Fabric program is not on FABRIC_BIN or PATH. */
  | 'BINARY_MISSING'
  /** A program of another version than the one this network is written for. */
  | 'PORT_TAKEN'
  /** A process ended before it answered. */
  | 'PROCESS_ENDED'
  | 'TIMED_OUT'
  /** A command of Fabric's tools refused. */
  | 'COMMAND_FAILED'
  | 'UNKNOWN_NODE'
  /** `up` has not been run, or not to its end. */
  | 'NETWORK_DOWN'
  /** The chaincode service has not been built. */
  | 'CHAINCODE_MISSING';

/** Why the network could not do what was asked, and what to do about it. */
export class NetworkError extends Error {
  constructor(
    readonly code: NetworkErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'NetworkError';
  }
}
