import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsObject, IsOptional, Matches, ValidateNested } from 'class-validator';
import { Id, OneOf, PastDate, PersonName, PersonTitle, PhoneNumber, RequiredText, WholeNumber } from './decorators.js';

/** HL7 v2 table 0203 in words: ABHA (Ayushman Bharat health account), PPN, MB and the rest. */
export const IDENTIFIER_TYPES = ['abha', 'passport', 'insurance', 'other'] as const;
export type IdentifierType = (typeof IDENTIFIER_TYPES)[number];

/** FHIR R4 contact-point-use. */
export const PHONE_USES = ['mobile', 'home', 'work', 'temp', 'old'] as const;
export type PhoneUse = (typeof PHONE_USES)[number];

/** FHIR R4 marital-status in words. */
export const MARITAL_STATUSES = ['never_married', 'married', 'divorced', 'widowed', 'legally_separated', 'domestic_partner'] as const;
export type MaritalStatus = (typeof MARITAL_STATUSES)[number];

export const CONTACT_RELATIONS = ['spouse', 'parent', 'child', 'sibling', 'relative', 'guardian', 'friend', 'neighbour', 'other'] as const;
export type ContactRelation = (typeof CONTACT_RELATIONS)[number];

const list = (what: string) => ({ message: `Give a list of ${what}.`, context: { code: 'array.invalid' } });
const atMost = (max: number) => ({ message: `Use at most ${max} entries.`, context: { code: 'array.too_long' } });

export const MAX_IDENTIFIERS = 10;
export const MAX_PHONES = 5;

/** A number that somebody else gave the patient. */
export class PatientIdentifier {
  /** @example abha */
  @OneOf(IDENTIFIER_TYPES)
  type!: IdentifierType;

  /** ABHA: 14 digits. Spaces and hyphens do not count. @example 91123456789012 */
  @RequiredText(60)
  value!: string;

  /** Who gave it: insurer, country, another hospital. @example Star Health */
  @IsOptional()
  @RequiredText(100)
  issuer?: string;
}

/** A number besides the first one. */
export class PatientPhone {
  /** E.164. @example +912025536617 */
  @PhoneNumber()
  number!: string;

  /** @example home */
  @OneOf(PHONE_USES)
  use!: PhoneUse;
}

/** Whom to call. */
export class EmergencyContact {
  /** @example Ramesh Sharma */
  @PersonName()
  name!: string;

  /** What this person is to the patient. @example spouse */
  @IsOptional()
  @OneOf(CONTACT_RELATIONS)
  relation?: ContactRelation;

  /** E.164. @example +919822041764 */
  @IsOptional()
  @PhoneNumber()
  phone?: string;
}

/** What is written about a patient besides what registration asks of everybody. */
export class PatientParticulars {
  /** @example Kumari */
  @IsOptional()
  @PersonName()
  middleName?: string;

  /** As the person wants to be called. @example Mrs */
  @IsOptional()
  @PersonTitle()
  title?: string;

  /** The whole name in the person's own script. @example मीना शर्मा */
  @IsOptional()
  @PersonName()
  localName?: string;

  @IsOptional()
  @IsArray(list('identifiers'))
  @ArrayMaxSize(MAX_IDENTIFIERS, atMost(MAX_IDENTIFIERS))
  @ValidateNested({ each: true })
  @Type(() => PatientIdentifier)
  identifiers?: PatientIdentifier[];

  /** Numbers besides `phone`. */
  @IsOptional()
  @IsArray(list('phones'))
  @ArrayMaxSize(MAX_PHONES, atMost(MAX_PHONES))
  @ValidateNested({ each: true })
  @Type(() => PatientPhone)
  phones?: PatientPhone[];

  @IsOptional()
  @IsObject({ message: 'Give name, relation and phone.', context: { code: 'object.invalid' } })
  @ValidateNested()
  @Type(() => EmergencyContact)
  emergencyContact?: EmergencyContact;

  /** Language to speak with the patient, BCP 47. @example mr */
  @IsOptional()
  @Matches(/^[a-z]{2,3}(-[A-Z]{2})?$/, { message: 'Use a language code such as mr.', context: { code: 'language.invalid' } })
  language?: string;

  /** @example Teacher */
  @IsOptional()
  @RequiredText(100)
  occupation?: string;

  /** @example married */
  @IsOptional()
  @OneOf(MARITAL_STATUSES)
  maritalStatus?: MaritalStatus;

  /** Day of death. @example 2026-05-17 */
  @IsOptional()
  @PastDate('The day of death is in the future.')
  deceasedDate?: string;

  /** Of a newborn: the mother's patient id. */
  @IsOptional()
  @Id()
  motherId?: string;

  /** Of twins and more: which one this is. @example 1 */
  @IsOptional()
  @WholeNumber(1, 9)
  multipleBirthOrder?: number;
}
