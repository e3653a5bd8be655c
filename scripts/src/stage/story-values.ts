/** What every scenario's file is made of, read with the place named where something else is found. */
import type { Name } from './cast';

/** A mistake in a scenario's file: where it is and what is expected there. */
export class StoryFileError extends Error {
  override readonly name = 'StoryFileError';

  constructor(where: string, expected: string) {
    super(`${where}: ${expected}`);
  }
}

export type Plain = Readonly<Record<string, unknown>>;

export function object(value: unknown, where: string): Plain {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new StoryFileError(where, 'an object {…} is expected');
  }
  return value as Plain;
}

export function text(value: unknown, where: string): string {
  if (typeof value !== 'string' || value === '')
    throw new StoryFileError(where, 'a text is expected');
  return value;
}

export function list(value: unknown, where: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new StoryFileError(where, 'a list […] is expected');
  return value;
}

export function nameAt(value: unknown, where: string): Name {
  const { zh, en } = object(value, where);
  return { zh: text(zh, `${where}.zh`), en: text(en, `${where}.en`) };
}
