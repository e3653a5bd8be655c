/** Relay, pool of relays, sealer and follower of an organisation. Sorted by file. */
export { embeddedFeed } from './follow/embedded-feed';
export type { EmbeddedBlocks } from './follow/embedded-feed';
export { Follower } from './follow/follower';
export type {
  Divergence,
  DivergenceKind,
  FollowerOptions,
  FollowerStatus,
} from './follow/follower';
export type {
  ContractCall,
  PeerBlock,
  PeerFeed,
  PeerTransaction,
  RuleExecutor,
  StateRead,
  StateVersion,
  StateView,
  StateWrite,
} from './follow/peer-block';
export { Replica } from './follow/replica';
export { ShadowLedger } from './follow/shadow-ledger';
export type { ShadowCounts } from './follow/shadow-ledger';
export { systemChance, systemClock } from './host';
export type { Cancel, Chance, Clock } from './ports';
export { HttpRelay } from './pool/http-relay';
export type { HttpRelayOptions } from './pool/http-relay';
export { RelayPool } from './pool/relay-pool';
export type { PoolDelivery, RelayPoolOptions } from './pool/relay-pool';
export type { RelayPort } from './pool/relay-port';
export { createRelayServer } from './pool/relay-server';
export type { RelayServerOptions } from './pool/relay-server';
export { RELAY_LIMITS } from './relay/limits';
export type { RelayLimits } from './relay/limits';
export { QUARANTINE_LIMITS, Quarantine } from './relay/quarantine';
export type { QuarantineLimits, Standing } from './relay/quarantine';
export { Relay } from './relay/relay';
export type { RelayAnswer, RelayOptions, RelayStatus, RelayTicket } from './relay/relay';
export { sealOrder } from './seal/seal-rank';
export { Sealer } from './seal/sealer';
export type { SealLag, SealerOptions } from './seal/sealer';
