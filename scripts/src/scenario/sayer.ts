import type { Name } from '../stage/cast';

/** Puts a bilingual text into the language asked for; both, Chinese first, by default. */
export type Sayer = (name: Name) => string;

export function sayer(lang: string): Sayer {
  if (lang === 'zh') return ({ zh }) => zh;
  if (lang === 'en') return ({ en }) => en;
  return ({ zh, en }) => `${zh} · ${en}`;
}
