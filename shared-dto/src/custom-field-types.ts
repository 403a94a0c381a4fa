import { HOSPITAL_ROLES, type HospitalRole } from './roles.js';

/** What a field of the hospital's own can hold. */
export const CUSTOM_FIELD_TYPES = ['text', 'long_text', 'number', 'date', 'boolean', 'select', 'multi_select', 'phone', 'email'] as const;
export type CustomFieldType = (typeof CUSTOM_FIELD_TYPES)[number];

/** A hospital's fields, archived ones included. */
export const MAX_CUSTOM_FIELDS = 50;

/** Fields of the hospital's own that a list shows at once. */
export const MAX_SHOWN_FIELDS = 8;

export const CUSTOM_FIELD_BOUNDS = {
  label: 100,
  unit: 20,
  options: 100,
  option: 100,
  /** Characters of a text and of a long one. */
  text: 500,
  longText: 5000,
  /** Of a number without bounds of its own, either way from 0. */
  number: 1_000_000_000_000,
} as const;

/** Names a field in requests and files, for good. No key is a name that every object has. */
export const CUSTOM_FIELD_KEY_PATTERN = /^(?!constructor$)[a-z][a-z0-9_]{0,39}$/;

export const CUSTOM_FIELD_ACTIONS = ['added', 'changed', 'archived', 'restored'] as const;
export type CustomFieldAction = (typeof CUSTOM_FIELD_ACTIONS)[number];

export const isChoice = (type: CustomFieldType): boolean => type === 'select' || type === 'multi_select';

/** Whether somebody with these roles sees and writes a field. Admins define them, so they see all; a program, which has no role, sees what everybody does. */
export const seesCustomField = (visibleTo: readonly HospitalRole[], roles: readonly string[]): boolean =>
  roles.includes('Admin') || visibleTo.some((role) => roles.includes(role)) || HOSPITAL_ROLES.every((role) => visibleTo.includes(role));
