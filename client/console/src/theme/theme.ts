/** Light or dark: as the device says, unless the reader chose. */
import { useSyncExternalStore } from 'react';
import { theme } from 'antd';
import type { ThemeConfig } from 'antd';

export const THEMES = ['light', 'dark'] as const;
export type ThemeName = (typeof THEMES)[number];

const KEPT = 'fuqi.theme';
const listeners = new Set<() => void>();

export function readTheme(): ThemeName {
  const kept = localStorage.getItem(KEPT);
  if (kept === 'light' || kept === 'dark') return kept;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

export function chooseTheme(name: ThemeName): void {
  localStorage.setItem(KEPT, name);
  applyTheme();
  listeners.forEach((listener) => listener());
}

/** Marks the document, so that the stylesheets follow. */
export function applyTheme(): void {
  document.documentElement.dataset['theme'] = readTheme();
}

export function useTheme(): ThemeName {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, readTheme);
}

const shared = { borderRadius: 8, fontSize: 15, controlHeight: 40, controlHeightLG: 48 };

const COLOURS = {
  light: {
    colorPrimary: '#17564c',
    colorInfo: '#17564c',
    colorLink: '#17564c',
    colorSuccess: '#1a6038',
    colorWarning: '#7d4a00',
    colorError: '#9b231f',
    colorBgBase: '#fffdf8',
    colorTextBase: '#1c2421',
    colorTextPlaceholder: '#646d68',
    colorTextDescription: '#56605b',
    colorTextSecondary: '#56605b',
    colorTextTertiary: '#5d6762',
    colorTextDisabled: '#6a736e',
    colorBorder: '#8f8a7a',
  },
  dark: {
    colorPrimary: '#7fcdb9',
    colorInfo: '#7fcdb9',
    colorLink: '#7fcdb9',
    colorSuccess: '#86d3a2',
    colorWarning: '#eebd6b',
    colorError: '#f0a29b',
    colorBgBase: '#1b2221',
    colorTextBase: '#e9e6dc',
    colorTextPlaceholder: '#a0aaa5',
    colorTextDescription: '#a8b2ad',
    colorTextSecondary: '#a8b2ad',
    colorTextTertiary: '#a8b2ad',
    colorTextDisabled: '#98a19c',
    colorTextLightSolid: '#0c211c',
    colorBorder: '#6a7672',
  },
} as const;

/** The component library in the colours of the stylesheets. */
export function antTheme(name: ThemeName): ThemeConfig {
  return {
    algorithm: name === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: { ...shared, ...COLOURS[name] },
    components: { Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' } },
  };
}
