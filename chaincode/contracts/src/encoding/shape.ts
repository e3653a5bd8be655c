import { FuqiError } from '@fuqi/domain';
import type { ErrorSlug } from '@fuqi/domain';
import { isList, isRecord } from './canonical-json';
import type { Json } from './canonical-json';

/** Narrows a JSON value, or throws. `where` is the path of the value, for the error's detail. */
export type Shape<T> = (value: Json | undefined, where: string, slug: ErrorSlug) => T;

type Fields = Readonly<Record<string, Shape<unknown>>>;
type Shaped<F extends Fields> = { readonly [K in keyof F]: ReturnType<F[K]> };

/** An object with exactly these fields: a missing or an unknown one is refused. */
export function object<F extends Fields>(fields: F): Shape<Shaped<F>> {
  const names = Object.keys(fields);
  return (value, where, slug) => {
    if (!isRecord(value)) throw new FuqiError(slug, where);
    for (const name of Object.keys(value)) {
      if (!Object.hasOwn(fields, name)) throw new FuqiError(slug, `${where}.${name}`);
    }
    const entries = names.map((name) => {
      const field = Object.hasOwn(value, name) ? value[name] : undefined;
      return [name, fields[name]?.(field, `${where}.${name}`, slug)] as const;
    });
    // Every field was narrowed by its own shape in the line above.
    return Object.fromEntries(entries) as Shaped<F>;
  };
}

/** A list of `min` to `max` values of one shape. */
export function list<T>(item: Shape<T>, min: number, max: number): Shape<readonly T[]> {
  return (value, where, slug) => {
    if (!isList(value) || value.length < min || value.length > max)
      throw new FuqiError(slug, where);
    return value.map((entry, i) => item(entry, `${where}[${String(i)}]`, slug));
  };
}

/** An integer from `min` to `max`, both included. */
export function integer(min: number, max: number): Shape<number> {
  return (value, where, slug) => {
    if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < min || value > max) {
      throw new FuqiError(slug, where);
    }
    return value;
  };
}

/** A string that matches a whole-text pattern. */
export function text(pattern: RegExp): Shape<string> {
  return (value, where, slug) => {
    if (typeof value !== 'string' || !pattern.test(value)) throw new FuqiError(slug, where);
    return value;
  };
}

/** One of the given strings. */
export function oneOf<T extends string>(...allowed: readonly T[]): Shape<T> {
  return (value, where, slug) => {
    const found = allowed.find((candidate) => candidate === value);
    if (found === undefined) throw new FuqiError(slug, where);
    return found;
  };
}

/** Null, or a value of a shape. */
export function nullable<T>(shape: Shape<T>): Shape<T | null> {
  return (value, where, slug) => (value === null ? null : shape(value, where, slug));
}

export const boolean: Shape<boolean> = (value, where, slug) => {
  if (typeof value !== 'boolean') throw new FuqiError(slug, where);
  return value;
};

/** Any JSON value, to be narrowed elsewhere. */
export const anything: Shape<Json> = (value, where, slug) => {
  if (value === undefined) throw new FuqiError(slug, where);
  return value;
};

/** 32 bytes as 64 lower-case hexadecimal digits. */
export const hash32 = text(/^[0-9a-f]{64}$/);
