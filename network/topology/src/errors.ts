export type TopologyErrorCode =
  /** Fewer consenters than a Byzantine quorum needs, or numbers out of order. */
  | 'CONSENTERS'
  /** Two listeners share an address. */
  | 'PORT_TWICE'
  /** Two organisations or nodes share a name or an MSP id. */
  | 'NAME_TWICE'
  /** A policy asks for more organisations than there are, or for none. */
  | 'POLICY';

/** A description that no network can be built from. */
export class TopologyError extends Error {
  constructor(
    readonly code: TopologyErrorCode,
    message: string,
  ) {
    super(message);
    this.name = 'TopologyError';
  }
}
