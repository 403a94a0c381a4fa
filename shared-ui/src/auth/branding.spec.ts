import type { Branding } from '@hms/shared-dto';
import { applyBranding, brandingProperties } from './branding';

const ACCENTS = {
  accent: '#833460',
  accentHover: '#6b1f4c',
  onAccent: '#ffffff',
  accentSoft: '#fbe8f1',
  onAccentSoft: '#6b1f4c',
  accentText: '#833460',
};
const BRANDING: Branding = { brand: '#7b2d59', onBrand: '#ffffff', light: ACCENTS, dark: { ...ACCENTS, accent: '#da91b5' } };

describe('branding', () => {
  it('sets the brand and each accent as a light-dark pair', () => {
    const properties = new Map(brandingProperties(BRANDING));
    expect(properties.get('--brand')).toBe('#7b2d59');
    expect(properties.get('--accent')).toBe('light-dark(#833460, #da91b5)');
    expect(properties.size).toBe(8);
  });

  it('keeps the product’s accent when the hospital’s colour gives none', () => {
    expect(brandingProperties({ ...BRANDING, light: null, dark: null }).map(([property]) => property)).toEqual(['--brand', '--on-brand']);
  });

  it.each(['red', '#fff; background: url(x)', 'var(--x)'])('lets no other value through: %s', (brand) => {
    expect(brandingProperties({ brand, onBrand: brand, light: null, dark: null })).toEqual([]);
  });

  it('takes the last hospital’s colours back', () => {
    const root = document.createElement('div');
    applyBranding(BRANDING, root);
    applyBranding(null, root);
    expect(root.style.getPropertyValue('--brand')).toBe('');
  });
});
