/** Colours of series: told apart by people with any colour sight, 3:1 against both grounds; never the only sign of anything. */
export const SERIES_COLOURS = [
  '#0b62c4',
  '#c2570c',
  '#0f8a6c',
  '#8a4fbf',
  '#b0387a',
  '#6b7280',
] as const;

/** Lines and texts of a chart on a light and on a dark ground. */
export const INK = {
  light: { text: '#1f2937', faint: '#6b7280', line: '#d1d5db', mark: '#111827' },
  dark: { text: '#e5e7eb', faint: '#9ca3af', line: '#4b5563', mark: '#f9fafb' },
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
