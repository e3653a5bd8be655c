export type IdentityErrorCode =
  /** The CA could not be reached or its certificate does not come from the trusted root. */
  | 'CA_UNREACHABLE'
  /** The CA refused: wrong secret, unknown registrar, name taken. */
  | 'CA_REFUSED'
  /** No identity of this name in the wallet. */
  | 'NOT_IN_WALLET'
  /** The wallet's file was altered or the passphrase is another one. */
  | 'WALLET_SEALED'
  /** A name that cannot be a file's. */
  | 'BAD_NAME';

/** An identity could not be had. Messages carry no secret and no key. */
export class IdentityError extends Error {
  constructor(
    readonly code: IdentityErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'IdentityError';
  }
}
