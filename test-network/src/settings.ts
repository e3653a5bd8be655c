import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NetworkError } from './errors';

/** What a network is brought up with, and keeps. */
export interface Settings {
  /** First of the ports used. */
  readonly basePort?: number;
  /** How far proposals' times may lie from the peers' clock, as Fabric writes durations (`15m`, `20000h`). */
  readonly timeWindow?: string;
}

/**
 * The settings given, else those that the folder's network was brought up with.
 * @throws NetworkError `SETTINGS_DIFFER`: addresses stand in the channel's first block and cannot be others
 */
export function joinSettings(root: string, given: Settings): Settings {
  const kept = readSettings(root);
  const basePort = given.basePort ?? kept.basePort;
  if (kept.basePort !== undefined && basePort !== kept.basePort) {
    const said = `the network in ${root} uses ports from ${kept.basePort}; end it with down first`;
    throw new NetworkError('SETTINGS_DIFFER', said);
  }
  const timeWindow = given.timeWindow ?? kept.timeWindow;
  return {
    ...(basePort !== undefined && { basePort }),
    ...(timeWindow !== undefined && { timeWindow }),
  };
}

export function saveSettings(root: string, settings: Settings): void {
  mkdirSync(root, { recursive: true, mode: 0o700 });
  writeFileSync(file(root), `${JSON.stringify(settings)}\n`);
}

function readSettings(root: string): Settings {
  try {
    return JSON.parse(readFileSync(file(root), 'utf8')) as Settings;
  } catch {
    return {};
  }
}

const file = (root: string) => join(root, 'network.json');
