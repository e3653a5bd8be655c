import { pino } from 'pino';
import type { DestinationStream, Logger } from 'pino';

/** What never reaches a log, wherever it is put by mistake. */
export const REDACTED = [
  ...[
    'authorization',
    'cookie',
    'secret',
    'seed',
    'key',
    'draft',
    'body',
    'signatures',
    'passphrase',
  ],
];

/** Structured logs, one JSON object a line. @param destination standard output by default */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    redact: {
      paths: REDACTED.flatMap((name) => [name, `*.${name}`, `*.headers.${name}`]),
      censor: '[redacted]',
    },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

export type { Logger };
