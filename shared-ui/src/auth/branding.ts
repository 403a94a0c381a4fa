import type { Branding, BrandingColours, TenantBySubdomain } from '@hms/shared-dto';

/** What the public look-up of a subdomain reveals. */
export type HospitalSignIn = TenantBySubdomain;

/** The accents that a hospital may override, by the names that the server gives them. It derives and checks them. */
const ACCENTS: Readonly<Record<keyof BrandingColours, string>> = {
  accent: '--accent',
  accentHover: '--accent-hover',
  onAccent: '--on-accent',
  accentSoft: '--accent-soft',
  onAccentSoft: '--on-accent-soft',
  accentText: '--accent-text',
};
const OWN = { brand: '--brand', onBrand: '--on-brand' } as const;

type Property = readonly [property: string, value: string];

const HEX = /^#[0-9a-f]{6}$/i;
const isHex = (value: unknown): value is string => typeof value === 'string' && HEX.test(value);

const brandOf = (branding: Branding): Property[] =>
  (['brand', 'onBrand'] as const).flatMap((name) => (isHex(branding[name]) ? [[OWN[name], branding[name]] as const] : []));

function accentsOf({ light, dark }: Branding): Property[] {
  if (!light || !dark) return [];
  return (Object.keys(ACCENTS) as (keyof BrandingColours)[]).flatMap((name) =>
    isHex(light[name]) && isHex(dark[name]) ? [[ACCENTS[name], `light-dark(${light[name]}, ${dark[name]})`] as const] : [],
  );
}

/** The custom properties to set on `<html>`. Only known names with `#rrggbb` values pass: nothing else of a hospital's reaches CSS. */
export const brandingProperties = (branding: Branding | null): readonly Property[] =>
  branding ? [...brandOf(branding), ...accentsOf(branding)] : [];

/** Colours the page as the hospital; null takes the colours back. */
export function applyBranding(branding: Branding | null, root: HTMLElement = document.documentElement): void {
  for (const property of [...Object.values(OWN), ...Object.values(ACCENTS)]) root.style.removeProperty(property);
  for (const [property, value] of brandingProperties(branding)) root.style.setProperty(property, value);
}
