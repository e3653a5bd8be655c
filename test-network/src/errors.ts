export type NetworkErrorCode =
  /** A Fabric program is not on FABRIC_BIN or PATH. */
  | 'BINARY_MISSING'
  /** A program of another version than the network is written for. */
  | 'VERSION_WRONG'
  /** Something else listens on a port that the network needs. */
  | 'PORT_TAKEN'
  /** The network's folder was made with another first port. */
  | 'SETTINGS_DIFFER'
  /** A process ended before it answered. */
  | 'PROCESS_ENDED'
  | 'TIMED_OUT'
  /** A command of Fabric's tools refused. */
  | 'COMMAND_FAILED'
  | 'UNKNOWN_NODE'
  /** `up` has not been run, or not to its end. */
  | 'NETWORK_DOWN'
  /** The network runs, where one of its own is needed. */
  | 'NETWORK_UP'
  /** The chaincode service has not been built. */
  | 'CHAINCODE_MISSING'
  /** Too few banks approve the chaincode, or a peer answers with other code than was approved. */
  | 'CHAINCODE_DIFFERS';

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
