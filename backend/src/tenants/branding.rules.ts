import type { Branding, BrandingColours } from '@hms/shared-dto';
import { contrast, inGamut, toHex, toOklch } from './oklch.rules.js';

/** WCAG 2.2 for normal text. */
const READABLE = 4.5;
const WHITE = '#ffffff';
const BLACK = '#000000';
const MAX_CHROMA = 0.13;
/** Below this a colour is grey: no hue to make an accent of. */
const GREY_CHROMA = 0.03;
/** Tints carry less colour than accents. */
const SOFT_CHROMA = 0.04;
const LIGHTNESS_STEP = 0.02;
/** Hues that mean danger and caution in a hospital, and how close an accent may not come. */
const WARNING_HUES = [24, 70];
const WARNING_DISTANCE = 25;

interface Scheme {
  readonly accent: number;
  readonly hover: number;
  readonly soft: number;
  readonly text: number;
  /** What text on the accent is written in. */
  readonly ink: string;
  /** The page that accent text stands on. */
  readonly surface: string;
  /** Which way lightness is stepped to gain contrast. */
  readonly step: number;
}

const LIGHT: Scheme = { accent: 0.45, hover: 0.37, soft: 0.945, text: 0.45, ink: WHITE, surface: WHITE, step: -LIGHTNESS_STEP };
const DARK: Scheme = { accent: 0.74, hover: 0.82, soft: 0.315, text: 0.82, ink: '#11181d', surface: '#29333a', step: LIGHTNESS_STEP };

const hueDistance = (a: number, b: number): number => Math.abs(((a - b + 540) % 360) - 180);

/** The colour of this hue whose lightness is stepped until text in it, or on it, reads. */
function readable(start: { l: number; c: number; h: number }, against: readonly string[], step: number): string {
  for (let l = start.l; l > 0 && l < 1; l += step) {
    const hex = toHex(inGamut({ ...start, l }));
    if (against.every((other) => contrast(hex, other) >= READABLE)) return hex;
  }
  return step < 0 ? BLACK : WHITE;
}

function coloursOf({ c, h }: { c: number; h: number }, scheme: Scheme): BrandingColours {
  const at = (l: number, chroma = c) => ({ l, c: chroma, h });
  const accentSoft = toHex(inGamut(at(scheme.soft, Math.min(c, SOFT_CHROMA))));
  return {
    accent: readable(at(scheme.accent), [scheme.ink], scheme.step),
    accentHover: readable(at(scheme.hover), [scheme.ink], scheme.step),
    onAccent: scheme.ink,
    accentSoft,
    onAccentSoft: readable(at(scheme.hover), [accentSoft], scheme.step),
    accentText: readable(at(scheme.text), [scheme.surface, accentSoft], scheme.step),
  };
}

/**
 * What a hospital's one colour becomes (design.md §15): the colour itself for the brand strip, and accents of its hue that always read.
 * Red, amber and grey keep the product's accent: in a hospital those colours mean something.
 * @param colour `#rrggbb`
 */
export function derive(colour: string): Branding {
  const { c, h } = toOklch(colour);
  const keepsDefault = c < GREY_CHROMA || WARNING_HUES.some((hue) => hueDistance(h, hue) <= WARNING_DISTANCE);
  const hue = { c: Math.min(c, MAX_CHROMA), h };
  return {
    brand: colour,
    onBrand: contrast(colour, WHITE) >= READABLE ? WHITE : BLACK,
    light: keepsDefault ? null : coloursOf(hue, LIGHT),
    dark: keepsDefault ? null : coloursOf(hue, DARK),
  };
}
