/** The longest and shortest label that the API takes. */
const LONGEST = 40;
const SHORTEST = 3;

/** A subdomain out of a hospital's name: `City General Hospital` → `citygeneralhospital`. Empty when the name has no Latin letters to use. */
export function suggestSubdomain(name: string): string {
  const letters = name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .replace(/^[0-9]+/, '');
  return letters.length < SHORTEST ? '' : letters.slice(0, LONGEST);
}

const REASONS: Readonly<Record<string, string>> = {
  'subdomain.invalid': 'Use 3 to 40 lower-case letters, digits and single hyphens, beginning with a letter.',
  'subdomain.reserved': 'This name is reserved for the platform.',
  'subdomain.taken': 'Another hospital has this subdomain.',
};

/** Why a subdomain cannot be had, in a sentence. */
export const subdomainRefusal = (reason: string | null): string => REASONS[reason ?? ''] ?? 'This subdomain cannot be used.';
