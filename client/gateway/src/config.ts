/** How a gateway behaves. Values come from whoever starts it: nothing here reads the environment. */
export interface GatewayConfig {
  /** Start of every problem's `type`; the stable code follows. */
  readonly problemBase: string;
  /** Largest body, bytes. */
  readonly bodyBytesMax: number;
  /** Requests a minute from one address, counted before anything else is looked at. */
  readonly requestsPerAddress: number;
  /** Requests a minute of one principal, counted before its body is read. */
  readonly requestsPerPrincipal: number;
  /** Longest `Prefer: wait`, seconds. */
  readonly waitSecondsMax: number;
  /** Pause between two looks at the ledger's height, milliseconds. */
  readonly followMs: number;
  /** Pause between two comments on a silent event stream, milliseconds. */
  readonly heartbeatMs: number;
  /** Event streams open at once. */
  readonly streamsMax: number;
  /** Pause after a webhook's first failed attempt, milliseconds; each later one is three times as long. */
  readonly webhookFirstPauseMs: number;
  /** Attempts until a webhook's message is given up. */
  readonly webhookAttemptsMax: number;
  /** How long a receiver may take to answer, milliseconds. */
  readonly webhookTimeoutMs: number;
  /** Whether webhooks may go to the organisation's own network, and by plain http. */
  readonly webhookPrivateAddresses: boolean;
  /** How long a replaced webhook secret still signs, milliseconds. */
  readonly webhookFormerSecretMs: number;
}

export const DEFAULT_CONFIG: GatewayConfig = {
  problemBase: 'urn:fuqi:problem:',
  bodyBytesMax: 256 * 1024,
  requestsPerAddress: 1_200,
  requestsPerPrincipal: 600,
  waitSecondsMax: 30,
  followMs: 500,
  heartbeatMs: 15_000,
  streamsMax: 100,
  webhookFirstPauseMs: 5_000,
  webhookAttemptsMax: 12,
  webhookTimeoutMs: 10_000,
  webhookPrivateAddresses: false,
  webhookFormerSecretMs: 24 * 3_600_000,
};
