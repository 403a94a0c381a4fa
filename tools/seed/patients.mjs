import {
  AWKWARD,
  CITIES,
  DEVANAGARI_FAMILY,
  DEVANAGARI_FEMALE,
  DEVANAGARI_MALE,
  FAMILY,
  FEMALE,
  MALE,
  SECOND_FEMALE,
  SECOND_MALE,
  STREETS,
} from './names.mjs';
import { seeded } from './random.mjs';

/** Ages and registrations are counted from this day, so that the demo is the same whenever it is made. */
const TODAY = Date.UTC(2026, 10, 1);
const DAY_MS = 86_400_000;
const BLOOD_GROUPS = ['A+', 'B+', 'O+', 'AB+', 'A-', 'B-', 'O-', 'AB-'];

/** @param {number} daysAgo */
const dateBefore = (daysAgo) => new Date(TODAY - daysAgo * DAY_MS).toISOString().slice(0, 10);

/** Given and family names that go together, by script and sex. */
const LATIN = { female: [FEMALE, SECOND_FEMALE], other: [MALE, SECOND_MALE] };
const DEVANAGARI = { female: DEVANAGARI_FEMALE, other: DEVANAGARI_MALE };

function nameOf(random, index, gender) {
  if (index < AWKWARD.length) return AWKWARD[index];
  // Namesakes: the same name twice, with another birth date and phone.
  if (index < AWKWARD.length + 4) return ['Meena', 'Sharma'];
  const sex = gender === 'female' ? 'female' : 'other';
  if (random.chance(0.12)) return [random.pick(DEVANAGARI[sex]), random.pick(DEVANAGARI_FAMILY)];
  const [given, second] = LATIN[sex];
  return [random.chance(0.7) ? `${random.pick(given)} ${random.pick(second)}` : random.pick(given), random.pick(FAMILY)];
}

function addressOf(random) {
  const [city, district, state, postalCode] = random.pick(CITIES);
  return { line: `${1 + random.below(240)} ${random.pick(STREETS)}`, city, district, state, postalCode, country: 'IN' };
}

/**
 * Patients of one demo hospital, in the columns of the table; the number and the search text are added by the caller.
 * @param {number} seed
 * @param {number} count
 */
export function demoPatients(seed, count) {
  const random = seeded(seed);
  return Array.from({ length: count }, (_, index) => {
    const gender = random.chance(0.51) ? 'female' : random.chance(0.98) ? 'male' : 'other';
    const [firstName, lastName] = nameOf(random, index, gender);
    const ageDays = random.chance(0.06) ? random.below(700) : random.below(31_000);
    return {
      firstName,
      lastName,
      gender,
      dateOfBirth: dateBefore(ageDays),
      birthDateEstimated: random.chance(0.05),
      phone: random.chance(0.9) ? `+91${9_000_000_000 + random.below(999_999_999)}` : null,
      email: random.chance(0.3) ? `patient${index + 1}@mail.example` : null,
      address: random.chance(0.85) ? addressOf(random) : null,
      bloodGroup: random.chance(0.6) ? random.pick(BLOOD_GROUPS) : null,
      createdAt: new Date(TODAY - random.below(900) * DAY_MS + random.below(DAY_MS)).toISOString(),
    };
  });
}
