/** Colours of series on each ground: told apart by people with any colour sight, 3:1 against it; never the only sign of anything. */
export const SERIES_COLOURS = {
  light: ['#17564c', '#b0741a', '#2f5d9b', '#a2503a', '#6b4c86', '#6d766f'],
  dark: ['#7fcdb9', '#e2bd72', '#8fb4e8', '#e39a80', '#bfa3dd', '#9aa5a0'],
} as const;

/** Patterns beside colours; the words for those who do not see the picture stand beside it. */
export const PATTERNS_ONLY = {
  enabled: true,
  label: { enabled: false },
  decal: { show: true },
} as const;

/** Lines and texts of a chart on a light and on a dark ground. */
export const INK = {
  light: { text: '#1c2421', faint: '#56605b', line: '#d9d3c3', mark: '#1c2421', ground: '#fffdf8' },
  dark: { text: '#e9e6dc', faint: '#a8b2ad', line: '#35403d', mark: '#e9e6dc', ground: '#1b2221' },
} as const;
export type Ground = keyof typeof INK;

/** What every option builder needs of its surroundings. */
export interface ChartLook {
  readonly ground: Ground;
  /** Narrower than 480 px: fewer labels, legends below. */
  readonly narrow: boolean;
  /** Whether the person asked for less motion. */
  readonly still: boolean;
  /** Label of an axis value in yuan. */
  readonly label: (yuan: number) => string;
}
