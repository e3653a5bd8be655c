/** Line drawings of one weight. They say nothing that words beside them do not say. */
const PATHS = {
  inbox: 'M4 13l2.500-8h11L20 13v6H4zM4 13h5a3 3 0 006 0h5',
  voucher: 'M4 6h16v4a2 2 0 000 4v4H4v-4a2 2 0 000-4zM14 6v12',
  issue: 'M12 5v14M5 12h14',
  operation: 'M4 12h4l2-6 4 12 2-6h4',
  sell: 'M5 19V9M12 19V5M19 19v-7M3 21h18',
  bank: 'M3 10l9-6 9 6M5 10v8M10 10v8M14 10v8M19 10v8M3 20h18',
  calendar: 'M4 6h16v14H4zM4 10h16M8 3v4M16 3v4',
  clearing: 'M4 7h12M13 4l3 3-3 3M20 17H8M11 14l-3 3 3 3',
  quota: 'M12 4v16M4 20h16M12 8H6v6M12 8h6v6',
  people:
    'M9 11a3.500 3.500 0 100-7 3.500 3.500 0 000 7zM3 20a6 6 0 0112 0M16 5a3 3 0 010 6M17 14a5.500 5.500 0 014 6',
  explorer: 'M4 4h7v7H4zM13 13h7v7h-7zM11 7.500h5.500V13M7.500 11v5.500H13',
  network:
    'M12 6a2 2 0 100-4 2 2 0 000 4zM5 21a2 2 0 100-4 2 2 0 000 4zM19 21a2 2 0 100-4 2 2 0 000 4zM12 6v6M12 12l-6 5.500M12 12l6 5.500',
  settings: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 4.500v5M9 14.500v5',
  help: 'M9 9a3 3 0 115 2.300c-1.500 1-2 1.500-2 3.200M12 18v.5M12 21a9 9 0 110-18 9 9 0 010 18z',
  shield: 'M12 3l8 3v6c0 5-3.500 8-8 9-4.500-1-8-4-8-9V6z',
  key: 'M8 15a4 4 0 110-8 4 4 0 010 8zM12 11h9M18 11v4',
  more: 'M5 12h.5M12 12h.5M19 12h.5',
  back: 'M14 6l-6 6 6 6',
  next: 'M10 6l6 6-6 6',
  check: 'M5 12.500l4.500 4.500L19 7',
  cross: 'M6 6l12 12M18 6L6 18',
  warning: 'M12 4l9 16H3zM12 10v4M12 17v.5',
  info: 'M12 21a9 9 0 110-18 9 9 0 010 18zM12 11v5M12 7.500V8',
  clock: 'M12 21a9 9 0 110-18 9 9 0 010 18zM12 7v5l3.500 2',
  eye: 'M2 12s3.500-6.500 10-6.500S22 12 22 12s-3.500 6.500-10 6.500S2 12 2 12zM12 15a3 3 0 100-6 3 3 0 000 6z',
  undo: 'M8 5L4 9l4 4M4 9h10a5 5 0 010 10h-3',
  coins: 'M4 7h16v10H4zM12 14.500a2.500 2.500 0 100-5 2.500 2.500 0 000 5zM7 10v4M17 10v4',
  copy: 'M9 9h11v11H9zM15 9V4H4v11h5',
  out: 'M14 4h6v16h-6M3 12h12M11 8l4 4-4 4',
  sun: 'M12 16a4 4 0 100-8 4 4 0 000 8zM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.500 1.500M17.500 17.500L19 19M5 19l1.500-1.500M17.500 6.500L19 5',
  moon: 'M20 14.500A8.500 8.500 0 019.500 4 8.500 8.500 0 1020 14.500z',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 20 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
      style={{ flex: 'none' }}
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
