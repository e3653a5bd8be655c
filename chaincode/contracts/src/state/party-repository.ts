import { LIMITS } from '@fuqi/domain';
import { fieldHex, fromFieldHex } from '../encoding/hex';
import { hash32, list, object } from '../encoding/shape';
import type { Overlay } from '../overlay/overlay';
import { KEYS } from './keys';
import { readJson, writeJson } from './read-json';
import { versionState } from './version-state';
import type { VersionState } from './version-state';

/** A root of the party tree. */
export interface PartyRoot {
  readonly state: VersionState;
  /**
   * Digest of the operation that made it; 64 zeros for the empty tree. A registration without a tag spends nothing, so the
   * root that it made is where its receipt stands.
   */
  readonly digest: string;
}

/** The newest root, and all that are open: oldest first, the newest last. */
export interface PartyHead {
  readonly open: readonly bigint[];
}

const rootShape = object({ state: versionState, digest: hash32 });
const headShape = object({ open: list(hash32, 1, LIMITS.openPartyRoots) });

/** A root; `undefined` when there never was one. */
export function readPartyRoot(overlay: Overlay, root: bigint): Promise<PartyRoot | undefined> {
  return readJson(overlay, KEYS.party(root), rootShape);
}

export function writePartyRoot(overlay: Overlay, root: bigint, { state, digest }: PartyRoot): void {
  writeJson(overlay, KEYS.party(root), { state, digest });
}

/** The open roots. Read by registrations, governance and queries only. */
export async function readPartyHead(overlay: Overlay): Promise<PartyHead | undefined> {
  const head = await readJson(overlay, KEYS.partyHead, headShape);
  return head && { open: head.open.map(fromFieldHex) };
}

export function writePartyHead(overlay: Overlay, { open }: PartyHead): void {
  writeJson(overlay, KEYS.partyHead, { open: open.map(fieldHex) });
}
