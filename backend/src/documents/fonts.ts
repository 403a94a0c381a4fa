import { createRequire } from 'node:module';
import path from 'node:path';
import type * as Fontkit from 'fontkit';
import type { Content } from 'pdfmake/interfaces.js';

const require = createRequire(import.meta.url);
// The one that pdfmake has: another copy of it would know nothing of the format below.
const fontkit = require('fontkit') as typeof Fontkit & { registerFormat(format: unknown): void };

/** The screens' own letters first, then those that also have Devanagari. */
export const FONTS = {
  Plex: {
    normal: '@expo-google-fonts/ibm-plex-sans/400Regular/IBMPlexSans_400Regular.ttf',
    bold: '@expo-google-fonts/ibm-plex-sans/600SemiBold/IBMPlexSans_600SemiBold.ttf',
  },
  Noto: {
    normal: '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
    bold: '@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf',
  },
} as const;

type Face = keyof typeof FONTS;
const FACE_NAMES = Object.keys(FONTS) as Face[];

/** Where a package keeps a file that it does not export. */
const fileOf = (name: string): string => {
  const [scope, font, ...rest] = name.split('/');
  return path.join(path.dirname(require.resolve(`${scope}/${font}/package.json`)), ...rest);
};

const read = new Map<string, Fontkit.Font>();

/** A font, read once for as long as the process lives. */
function fontOf(name: string): Fontkit.Font {
  const font = read.get(name) ?? (fontkit.openSync(fileOf(name)) as Fontkit.Font);
  read.set(name, font);
  return font;
}

const NAME_OF_FONT = 'hms-font:';

/** A format whose files are no more than the name of a font: pdfmake reads its fonts anew for each document, which is nine tenths of a document's cost. */
function NamedFont({ buffer }: { buffer: Uint8Array }): Fontkit.Font {
  return fontOf(Buffer.from(buffer).toString().slice(NAME_OF_FONT.length));
}
NamedFont.probe = (buffer: Uint8Array): boolean => Buffer.from(buffer.subarray(0, NAME_OF_FONT.length)).toString() === NAME_OF_FONT;
fontkit.registerFormat(NamedFont);

/** What stands in the file of each, for pdfmake. */
export const FONT_FILES: readonly (readonly [string, Buffer])[] = Object.values(FONTS)
  .flatMap(({ normal, bold }) => [normal, bold])
  .map((name) => [name, Buffer.from(`${NAME_OF_FONT}${name}`)]);

const has = (face: Face, letter: string): boolean => fontOf(FONTS[face].normal).hasGlyphForCodePoint(letter.codePointAt(0) ?? 0);

/** What follows a letter stays in its font: an accent would come apart from it. */
const FOLLOWS = /[\p{M}\p{Cf}\p{Zs}\p{P}\n]/u;
/** Printed for a letter that no font has: something is missing, and can be seen to be. */
const MISSING = '□';

interface Run {
  text: string;
  readonly font: Face;
}

function faceOf(letter: string, before: Face | undefined): Face | undefined {
  if (before && (letter === '\n' || (FOLLOWS.test(letter) && has(before, letter)))) return before;
  return letter === '\n' ? 'Plex' : FACE_NAMES.find((face) => has(face, letter));
}

/** A text in pieces of one font each. */
export function runsOf(text: string): Run[] {
  const runs: Run[] = [];
  for (const letter of text) {
    const last = runs.at(-1);
    const face = faceOf(letter, last?.font);
    const [written, font] = face ? [letter, face] : [MISSING, 'Noto' as const];
    if (last?.font === font) last.text += written;
    else runs.push({ text: written, font });
  }
  return runs;
}

/** Gives every text of a document letters that can be printed. */
export function withFonts(content: Content): Content {
  if (typeof content === 'string') return { text: inlines(content) };
  if (Array.isArray(content)) return content.map(withFonts);
  const entries = Object.entries(content).map(([key, value]): [string, unknown] => [key, PARTS[key]?.(value as Content) ?? value]);
  return Object.fromEntries(entries) as unknown as Content;
}

/** Under these keys of a node there is more to be printed. */
const PARTS: Readonly<Record<string, ((value: Content) => unknown) | undefined>> = {
  text: (value) => inlines(value),
  stack: withFonts,
  columns: withFonts,
  table: withFonts,
  body: withFonts,
  ul: withFonts,
  ol: withFonts,
};

/** One line of text in its pieces, each with the style of what it stands in. */
function inlines(value: Content, style: object = {}): Content[] {
  if (typeof value === 'string') return runsOf(value).map((run) => ({ ...style, ...run }));
  if (Array.isArray(value)) return value.flatMap((each) => inlines(each, style));
  const { text, ...own } = value as { text: Content };
  return inlines(text, { ...style, ...own });
}
