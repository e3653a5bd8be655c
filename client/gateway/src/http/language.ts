import type { Language } from '@fuqi/domain';

/** The language of an `Accept-Language` header (RFC 9110 §12.5.4) that the product speaks; Chinese unless English is preferred. */
export function languageOf(header: string | undefined): Language {
  const wishes = (header ?? '').split(',', 20).map((part) => {
    const [range = '', ...parameters] = part.trim().toLowerCase().split(';');
    const quality = parameters.map((text) => /^\s*q=([01](?:\.\d{1,3})?)\s*$/.exec(text)?.[1]);
    return { range, quality: Number(quality.find((value) => value !== undefined) ?? '1') };
  });
  const wish = (language: string): number =>
    wishes.reduce(
      (most, { range, quality }) =>
        range === language || range.startsWith(`${language}-`) ? Math.max(most, quality) : most,
      0,
    );
  return wish('en') > wish('zh') ? 'en' : 'zh';
}
