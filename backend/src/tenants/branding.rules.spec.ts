import { derive } from './branding.rules.js';
import { contrast, inGamut, toHex, toOklch } from './oklch.rules.js';

/** Colours of every hue, two degrees apart, at three strengths. */
const ALL_HUES = Array.from({ length: 180 }, (_, index) => index * 2).flatMap((h) =>
  [0.05, 0.13, 0.25].map((c) => toHex(inGamut({ l: 0.5, c, h }))),
);

describe('derive', () => {
  it('gives accents that read at 4.5:1 or more for every hue', () => {
    for (const colour of ALL_HUES) {
      const { light, dark } = derive(colour);
      for (const scheme of [light, dark]) {
        if (!scheme) continue;
        const pairs = [
          [scheme.accent, scheme.onAccent],
          [scheme.accentHover, scheme.onAccent],
          [scheme.accentSoft, scheme.onAccentSoft],
          [scheme.accentSoft, scheme.accentText],
          [scheme === light ? '#ffffff' : '#1d272c', scheme.accentText],
        ] as const;
        for (const [one, other] of pairs) expect({ colour, ok: contrast(one, other) >= 4.5 }).toEqual({ colour, ok: true });
      }
    }
  });

  it('writes on the brand colour itself in the one of black and white that reads', () => {
    for (const colour of ALL_HUES) expect(contrast(colour, derive(colour).onBrand)).toBeGreaterThanOrEqual(4.5);
  });

  it.each([
    ['critical red', '#c62828'],
    ['caution amber', '#b26a00'],
    ['grey', '#767676'],
    ['black', '#000000'],
    ['white', '#ffffff'],
  ])('keeps the default accent for %s, and the brand strip as given', (_, colour) => {
    expect(derive(colour)).toMatchObject({ brand: colour, light: null, dark: null });
  });

  it.each(['#7a2e5a', '#0f5f8c', '#2f6b3a', '#4b3f8f'])('makes accents of the hue of %s', (colour) => {
    const { light, dark } = derive(colour);
    const { h } = toOklch(colour);
    for (const accent of [light!.accent, dark!.accent]) {
      const turned = Math.abs(((toOklch(accent).h - h + 540) % 360) - 180);
      expect(turned).toBeLessThan(6);
    }
  });

  it('writes nothing but #rrggbb', () => {
    const { brand, onBrand, light, dark } = derive('#2f6b3a');
    for (const value of [brand, onBrand, ...Object.values({ ...light }), ...Object.values({ ...dark })])
      expect(value).toMatch(/^#[0-9a-f]{6}$/);
  });
});

describe('OKLCH', () => {
  it.each(['#000000', '#ffffff', '#7a2e5a', '#00ff00', '#123456'])('gives %s back', (colour) => {
    expect(toHex(toOklch(colour))).toBe(colour);
  });

  it('knows the contrast of black and white', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  });
});
