/** The fields that a column of an import file can fill. `fullName` is split at its last space; a full birth date or an age will do. */
export const IMPORT_FIELDS = [
  'firstName',
  'lastName',
  'fullName',
  'dateOfBirth',
  'ageYears',
  'gender',
  'phone',
  'email',
  'addressLine',
  'city',
  'district',
  'state',
  'postalCode',
  'country',
  'bloodGroup',
  'medicalHistory',
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

/** How dates such as 03/04/1978 are read. */
export const IMPORT_DATE_ORDERS = ['ymd', 'dmy', 'mdy'] as const;
export type ImportDateOrder = (typeof IMPORT_DATE_ORDERS)[number];

/** What columns are called in the files of other systems, spreadsheets and in Hindi, as `headKey` writes them. */
const SYNONYMS: Readonly<Record<ImportField, readonly string[]>> = {
  firstName: ['first', 'first name', 'given name', 'given names', 'forename', 'fname', 'first names', 'पहला नाम', 'प्रथम नाम'],
  lastName: ['last', 'last name', 'surname', 'family name', 'lname', 'उपनाम', 'कुलनाम', 'अंतिम नाम'],
  fullName: [
    'name',
    'full name',
    'patient name',
    'patient',
    'name of patient',
    'patient full name',
    'नाम',
    'पूरा नाम',
    'रोगी का नाम',
    'मरीज का नाम',
  ],
  dateOfBirth: [
    'birthdate',
    'birth date',
    'date of birth',
    'dob',
    'd o b',
    'birthday',
    'born',
    'birth',
    'जन्म तिथि',
    'जन्मतिथि',
    'जन्म दिनांक',
    'जन्म तारीख',
  ],
  ageYears: ['age', 'age years', 'age in years', 'age yrs', 'years', 'आयु', 'उम्र'],
  gender: ['gender', 'sex', 'm f', 'लिंग'],
  phone: [
    'phone',
    'phone number',
    'phone no',
    'mobile',
    'mobile number',
    'mobile no',
    'mob',
    'mob no',
    'cell',
    'cell phone',
    'telephone',
    'tel',
    'contact',
    'contact number',
    'contact no',
    'फ़ोन',
    'फोन',
    'मोबाइल',
    'दूरभाष',
    'फ़ोन नंबर',
    'फोन नंबर',
    'मोबाइल नंबर',
  ],
  email: ['email', 'e mail', 'email address', 'email id', 'e mail id', 'mail', 'ईमेल', 'ई मेल'],
  addressLine: ['address', 'address line', 'address line 1', 'address 1', 'address1', 'street', 'street address', 'house', 'पता'],
  city: ['city', 'town', 'village', 'city town', 'शहर', 'नगर', 'गाँव', 'गांव'],
  district: ['district', 'county', 'ज़िला', 'जिला'],
  state: ['state', 'province', 'region', 'राज्य'],
  postalCode: [
    'zip',
    'zip code',
    'zipcode',
    'pin',
    'pin code',
    'pincode',
    'postal code',
    'post code',
    'postcode',
    'पिन',
    'पिन कोड',
    'पिनकोड',
  ],
  country: ['country', 'country code', 'nation', 'देश'],
  bloodGroup: ['blood group', 'bloodgroup', 'blood type', 'blood', 'रक्त समूह', 'ब्लड ग्रुप'],
  medicalHistory: ['medical history', 'history', 'past history', 'past medical history', 'चिकित्सा इतिहास'],
};

const FIELD_BY_HEAD: ReadonlyMap<string, ImportField> = new Map(
  IMPORT_FIELDS.flatMap((field) => SYNONYMS[field].map((head): [string, ImportField] => [headKey(head), field])),
);

/** A column's head as heads are compared: lower case, words apart by one space, without marks such as `*`, `_` or brackets. */
export function headKey(head: string): string {
  return head
    .normalize('NFC')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * Guesses what each column of a file holds from its head. A field is given once, to the first column that fits; a whole name is not used where
 * the file has family names of its own.
 * @returns one entry for each head: its field, or null for a column that is left out
 */
export function guessImportColumns(heads: readonly string[]): (ImportField | null)[] {
  const taken = new Set<ImportField>();
  const guesses = heads.map((head) => {
    const field = FIELD_BY_HEAD.get(headKey(head)) ?? null;
    if (field === null || taken.has(field)) return null;
    taken.add(field);
    return field;
  });
  return taken.has('lastName') ? guesses.map((field) => (field === 'fullName' ? null : field)) : guesses;
}

/** Whether patients can be made of columns with these fields: they need a name, and a birth date or an age. */
export function missingImportFields(fields: readonly (ImportField | null)[]): string[] {
  const has = (...some: ImportField[]): boolean => some.some((field) => fields.includes(field));
  return [
    ...(has('lastName', 'fullName', 'firstName') ? [] : ['name']),
    ...(has('dateOfBirth', 'ageYears') ? [] : ['date of birth or age']),
  ];
}

/**
 * Guesses how the dates of a column are written: month first only where a day above 12 proves it and nothing speaks against it;
 * otherwise day first, as in India. Dates that begin with the year or name their month are read the same in every order.
 */
export function guessImportDateOrder(dates: readonly string[]): ImportDateOrder {
  let dayFirst = 0;
  let monthFirst = 0;
  for (const date of dates) {
    const match = /^\s*(\d{1,2})[./-](\d{1,2})[./-]\d{2,4}/.exec(date);
    if (!match) continue;
    if (Number(match[1]) > 12) dayFirst += 1;
    if (Number(match[2]) > 12) monthFirst += 1;
  }
  return monthFirst > 0 && dayFirst === 0 ? 'mdy' : 'dmy';
}
