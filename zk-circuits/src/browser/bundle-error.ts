/**
 * - `ZK_BUNDLER_MISSING`: esbuild, a development dependency of the repository, is not installed
 * - `ZK_BUNDLE_FAILED`: esbuild refused, for example because something needs Node
 */
export type BundleErrorCode = 'ZK_BUNDLER_MISSING' | 'ZK_BUNDLE_FAILED';

/** Why there is no bundle for browsers. */
export class BundleError extends Error {
  override readonly name = 'BundleError';

  constructor(
    readonly code: BundleErrorCode,
    message: string,
  ) {
    super(message);
  }
}
