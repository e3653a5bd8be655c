/** Why a service does not start or a package is not built. */
export type ServiceErrorCode = 'SETTING_MISSING' | 'SETTING_INVALID' | 'FILE_UNREADABLE';

/** An error of starting or packaging; the message names the setting and never what a file holds. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';

  constructor(
    readonly code: ServiceErrorCode,
    detail: string,
    options?: ErrorOptions,
  ) {
    super(`${code}: ${detail}`, options);
  }
}
