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
};
