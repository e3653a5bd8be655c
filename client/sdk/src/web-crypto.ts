/** The Web Crypto of browsers and Node; the one place that names it, since the platform's types do not. */
import type { webcrypto } from 'node:crypto';

/** The platform's Web Crypto. */
export const webCrypto = (globalThis as unknown as { readonly crypto: webcrypto.Crypto }).crypto;

/** A key of Web Crypto. */
export type WebKey = webcrypto.CryptoKey;
