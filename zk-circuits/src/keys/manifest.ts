import * as fs from 'node:fs';
import * as path from 'node:path';
import { PACKAGE_ROOT } from '../paths';

/** What is pinned of one circuit. */
export interface ManifestEntry {
  readonly constraints: number;
  readonly wires: number;
  /** Names of the public inputs in the order of the proof; elements of arrays one by one. */
  readonly publicInputs: readonly string[];
  readonly r1csSha256: string;
  readonly wasmSha256: string;
  readonly zkeySha256: string;
  /** SHA-256 of the canonical verifying key, as contracts pin it. */
  readonly verifyingKeyHash: string;
}

/** The committed record of a set of keys: what a build must come to, on every machine. */
export interface Manifest {
  /** What the keys are good for. */
  readonly purpose: string;
  readonly compiler: string;
  readonly optimisation: string;
  readonly circuits: Readonly<Record<string, ManifestEntry>>;
}

/** The manifest of the development keys. */
export const DEVELOPMENT_MANIFEST = path.join(PACKAGE_ROOT, 'keys', 'development.json');

/** Reads a manifest; undefined when there is none. */
export function readManifest(file: string): Manifest | undefined {
  if (!fs.existsSync(file)) return undefined;
  return JSON.parse(fs.readFileSync(file, 'utf8')) as Manifest;
}

/** The text of a manifest, circuits in alphabetical order. */
export function formatManifest(manifest: Manifest): string {
  const circuits = Object.fromEntries(
    Object.entries(manifest.circuits).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  return `${JSON.stringify({ ...manifest, circuits }, undefined, 2)}\n`;
}

/** Names of the fields in which two entries differ. */
export function differences(actual: ManifestEntry, pinned: ManifestEntry): string[] {
  return Object.entries(actual)
    .filter(([field, value]) => {
      const other: unknown = pinned[field as keyof ManifestEntry];
      return JSON.stringify(value) !== JSON.stringify(other);
    })
    .map(([field]) => field);
}
