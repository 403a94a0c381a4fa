/**
 * The fields that a column of an import file can fill, and what such columns are called in our own export, the files of other systems, spreadsheets and in
 * Hindi, as `headKey` writes them. `fullName` is split at its last space; a full birth date or an age will do.
 */
export const IMPORT_HEADS = {
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
  middleName: ['middle name', 'middle', 'second name', 'मध्य नाम'],
  title: ['title', 'salutation', 'prefix'],
  localName: ['name in own script', 'local name', 'name in local script', 'vernacular name', 'local script name'],
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
  birthDateEstimated: ['birth date estimated', 'date of birth estimated', 'dob estimated', 'estimated'],
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
  otherPhones: ['other phones', 'other phone', 'alternate phone', 'alternate number', 'alternate mobile', 'phone 2', 'mobile 2'],
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
  identifiers: ['identifiers'],
  abha: ['abha', 'abha number', 'abha no', 'abha id', 'health id', 'health id number', 'आभा'],
  passport: ['passport', 'passport number', 'passport no'],
  insurance: ['insurance', 'insurance number', 'insurance no', 'policy', 'policy number', 'policy no', 'insurance policy number'],
  emergencyName: ['emergency contact', 'emergency contact name', 'emergency name', 'next of kin', 'guardian name'],
  emergencyRelation: ['emergency contact relation', 'emergency relation', 'emergency contact relationship'],
  emergencyPhone: ['emergency contact phone', 'emergency phone', 'emergency contact number', 'emergency number', 'next of kin phone'],
  language: ['language', 'preferred language', 'mother tongue', 'भाषा'],
  occupation: ['occupation', 'profession', 'job', 'व्यवसाय'],
  maritalStatus: ['marital status', 'वैवाहिक स्थिति'],
  deceasedDate: ['date of death', 'deceased date', 'died on', 'death date', 'deathdate', 'मृत्यु तिथि'],
  birthOrder: ['birth order', 'multiple birth order'],
  bloodGroup: ['blood group', 'bloodgroup', 'blood type', 'blood', 'रक्त समूह', 'ब्लड ग्रुप'],
  unidentified: ['unidentified', 'not identified'],
  medicalHistory: ['medical history', 'history', 'past history', 'past medical history', 'चिकित्सा इतिहास'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type ImportField = keyof typeof IMPORT_HEADS;
export const IMPORT_FIELDS = Object.keys(IMPORT_HEADS) as ImportField[];

/** A field of the hospital's own as what a column fills: `cf.` and its key. */
export type OwnImportField = `cf.${string}`;
/** Whatever a column of an import file can fill. */
export type ImportTarget = ImportField | OwnImportField;

const OWN = 'cf.';
export const ownImportField = (key: string): OwnImportField => `${OWN}${key}`;

/** The key of a field of the hospital's own; null for a usual field. */
export const ownKeyOf = (target: string): string | null => (target.startsWith(OWN) ? target.slice(OWN.length) : null);
