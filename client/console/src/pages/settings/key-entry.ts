/** What is typed about API keys. */
export const KEY_ROLES = ['reader', 'officer', 'integration', 'auditor', 'administrator'] as const;
export type KeyRole = (typeof KEY_ROLES)[number];

const NAME_MAX = 80;

/** The name without blanks around it; undefined when it is empty or too long. */
export function keyName(text: string): string | undefined {
  const name = text.trim();
  return name.length >= 1 && name.length <= NAME_MAX ? name : undefined;
}

/** The slot of an officer whom people number from 1 to 8; undefined for anything else. */
export function officerSlot(text: string): number | undefined {
  return /^[1-8]$/.test(text.trim()) ? Number(text) - 1 : undefined;
}

/** The id of a key, also out of a whole key that somebody pasted; undefined for anything else. */
export function keyId(text: string): string | undefined {
  return /^(?:fuqi_)?([0-9a-f]{16})(?:_[A-Za-z0-9_-]{43})?$/.exec(text.trim())?.[1];
}
