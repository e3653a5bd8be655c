/** An X.509 identity of one organisation. `privateKey` is PKCS#8 PEM: secret, never logged. */
export interface StoredIdentity {
  readonly mspId: string;
  readonly certificate: string;
  readonly privateKey: string;
}
