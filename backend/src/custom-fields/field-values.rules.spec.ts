import 'reflect-metadata';
import type { CustomFieldType } from '@hms/shared-dto';
import { compileField, ValueFault } from './field-checkers.rules.js';
import { openFields, writtenValues, type FieldDefinition } from './field-values.rules.js';

const field = (more: Partial<FieldDefinition> = {}): FieldDefinition => ({
  ...{ key: 'one', label: 'One', type: 'text', required: false, visibleTo: ['Admin', 'Nurse'], archived: false },
  ...{ unit: null, minimum: null, maximum: null, options: [] },
  ...more,
});
const OPTIONS = ['Veg', 'Non-veg', 'Jain'];
const check = (type: CustomFieldType, value: unknown) =>
  compileField(field({ type, minimum: -1.5, maximum: 10, unit: 'kg', options: OPTIONS }))(value);

describe('a value', () => {
  it.each<[CustomFieldType, unknown, unknown]>([
    ['text', '  अनन्या  ', 'अनन्या'],
    ['text', 'x'.repeat(500), 'x'.repeat(500)],
    ['long_text', ' one\r\ntwo ', 'one\ntwo'],
    ['number', -1.5, -1.5],
    ['number', 10, 10],
    ['date', '2024-02-29', '2024-02-29'],
    ['boolean', false, false],
    ['select', 'Jain', 'Jain'],
    ['multi_select', ['Jain', 'Veg', 'Jain'], ['Veg', 'Jain']],
    ['phone', '+91 98220-41763', '+919822041763'],
    ['email', ' A@B.example ', 'a@b.example'],
  ])('of %s: %j is stored as %j', (type, value, stored) => {
    expect(check(type, value)).toEqual(stored);
  });

  it.each<[CustomFieldType, unknown, string]>([
    ['text', 5, 'text.invalid'],
    ['text', 'one\ntwo', 'text.control_characters'],
    ['text', 'x'.repeat(501), 'text.too_long'],
    ['long_text', ['x'], 'text.invalid'],
    ['long_text', 'a\u0000b', 'text.control_characters'],
    ['long_text', 'x'.repeat(5001), 'text.too_long'],
    ['number', '5', 'number.invalid'],
    ['number', NaN, 'number.invalid'],
    ['number', Infinity, 'number.invalid'],
    ['number', true, 'number.invalid'],
    ['number', -1.6, 'number.too_small'],
    ['number', 10.1, 'number.too_large'],
    ['date', '2023-02-29', 'date.invalid'],
    ['date', '29-02-2024', 'date.invalid'],
    ['date', '1849-12-31', 'date.invalid'],
    ['date', 20240229, 'date.invalid'],
    ['boolean', 'true', 'boolean.invalid'],
    ['boolean', 1, 'boolean.invalid'],
    ['select', 'veg', 'choice.invalid'],
    ['select', ['Veg'], 'choice.invalid'],
    ['select', 'toString', 'choice.invalid'],
    ['multi_select', 'Veg', 'choice.invalid'],
    ['multi_select', ['Veg', 'Vegan'], 'choice.invalid'],
    ['multi_select', [['Veg']], 'choice.invalid'],
    ['phone', '9822041763', 'phone.invalid'],
    ['phone', '+911', 'phone.invalid'],
    ['phone', '+44123456', 'phone.impossible'],
    ['phone', 919822041763, 'phone.invalid'],
    ['email', 'nobody', 'email.invalid'],
    ['email', { toString: 'x' }, 'email.invalid'],
  ])('of %s: %j is refused', (type, value, code) => {
    const fault = check(type, value);
    expect(fault).toBeInstanceOf(ValueFault);
    expect((fault as ValueFault).code).toBe(code);
  });
});

describe('a request', () => {
  const fields = [
    field({ key: 'seen', required: true }),
    field({ key: 'hidden', visibleTo: ['Admin', 'Doctor'] }),
    field({ key: 'gone', archived: true }),
    field({ key: 'weight', type: 'number', maximum: 100 }),
  ];
  const by = (roles: readonly string[], before: Record<string, unknown> = {}, mayLack = false) => ({ roles, before, mayLack });

  it('keeps what the writer does not see and what is archived', () => {
    const before = { seen: 'a', hidden: 'b', gone: 'c', weight: 5 };
    expect(writtenValues({ seen: 'z' }, fields, by(['Nurse'], before))).toEqual({
      values: { hidden: 'b', gone: 'c', seen: 'z' },
      errors: [],
    });
    expect(openFields(fields, ['Doctor']).map(({ key }) => key)).toEqual(['hidden']);
    expect(openFields(fields, ['Admin']).map(({ key }) => key)).toEqual(['seen', 'hidden', 'weight']);
    expect(openFields(fields, [])).toEqual([]);
  });

  it('cannot write a hidden, archived or undefined field, and says the same of all three', () => {
    const { errors } = writtenValues({ seen: 'a', hidden: 'x', gone: 'x', never: 'x' }, fields, by(['Nurse']));
    expect(errors.map(({ path, code }) => `${path} ${code}`)).toEqual(
      ['hidden', 'gone', 'never'].map((key) => `customFields.${key} custom_field.unknown`),
    );
  });

  it.each([undefined, null, '', '  ', []])('lacks a required field by %j, unless nobody can know', (value) => {
    expect(writtenValues({ seen: value }, fields, by(['Nurse'])).errors[0]).toMatchObject({ code: 'custom_field.required' });
    expect(writtenValues({ seen: value }, fields, by(['Nurse'], {}, true))).toEqual({ values: {}, errors: [] });
    expect(writtenValues({}, fields, by(['Doctor'])).errors).toEqual([]);
  });

  it('may leave a value that was good once, but write no new one like it', () => {
    expect(writtenValues({ seen: 'a', weight: 120 }, fields, by(['Nurse'], { weight: 120 })).errors).toEqual([]);
    expect(writtenValues({ seen: 'a', weight: 121 }, fields, by(['Nurse'], { weight: 120 })).errors).toHaveLength(1);
  });
});
