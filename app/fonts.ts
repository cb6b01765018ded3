import localFont from 'next/font/local';

/*
 * Three self-hosted families. The Latin files are preloaded; the Latin Extended ones (names such as "Łukasz")
 * carry their unicode range and are fetched only by a page that needs them. Next measures each font and adds a
 * fallback of the same width, so nothing moves when the font arrives.
 */

const interfaceLatin = localFont({
  src: '../node_modules/@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2',
  weight: '200 900',
  variable: '--font-interface-latin',
});

const interfaceExtended = localFont({
  src: '../node_modules/@fontsource-variable/source-sans-3/files/source-sans-3-latin-ext-wght-normal.woff2',
  weight: '200 900',
  variable: '--font-interface-extended',
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+0304, U+0308, U+0329, U+1D00-1DBF, U+1E00-1E9F, U+1EF2-1EFF, U+2020, U+20A0-20AB, U+20AD-20C0, U+2113, U+2C60-2C7F, U+A720-A7FF',
    },
  ],
});

const brandLatin = localFont({
  src: '../node_modules/@fontsource-variable/newsreader/files/newsreader-latin-wght-normal.woff2',
  weight: '200 800',
  variable: '--font-brand-latin',
  adjustFontFallback: 'Times New Roman',
});

const codeLatin = localFont({
  src: '../node_modules/@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2',
  weight: '100 800',
  variable: '--font-code-latin',
  preload: false,
  adjustFontFallback: false,
});

/** Class names for `<html>`: they define the three `--font-*-latin` variables that globals.css builds on. */
export const fontClasses = [interfaceLatin, interfaceExtended, brandLatin, codeLatin]
  .map((font) => font.variable)
  .join(' ');
