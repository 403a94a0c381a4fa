import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { BirthDate, EmailAddress, NewPassword, PersonName, PhoneNumber, Subdomain, TenantId, WholeNumber } from './decorators.js';

class Sample {
  @PersonName() name!: string;
  @EmailAddress() email!: string;
  @PhoneNumber() phone!: string;
  @BirthDate() born!: string;
  @NewPassword() password!: string;
  @Subdomain() subdomain!: string;
  @TenantId() tenant!: string;
  @WholeNumber(1, 100) count!: number;
}

const GOOD = {
  name: 'Meena',
  email: 'meena@example.com',
  phone: '+91 98220 41763',
  born: '1978-03-02',
  password: 'Correct-Horse-9',
  subdomain: 'cityhospital',
  tenant: 'tenant_1762083064503',
  count: '20',
};

const codesOf = (errors: ValidationError[]): string[] =>
  errors.flatMap((error) => Object.values(error.contexts ?? {}).map((context: { code?: string }) => context.code ?? ''));

const refusals = (change: Partial<Record<keyof typeof GOOD, unknown>>): string[] =>
  codesOf(validateSync(plainToInstance(Sample, { ...GOOD, ...change })));

it('accepts the good sample and normalises it', () => {
  const sample = plainToInstance(Sample, { ...GOOD, name: '  Meena ', email: ' Meena@Example.COM', subdomain: 'CityHospital' });
  expect(validateSync(sample)).toEqual([]);
  expect(sample).toMatchObject({ name: 'Meena', email: 'meena@example.com', phone: '+919822041763', subdomain: 'cityhospital', count: 20 });
});

it.each(['मीना', "O'Brien", 'José María', 'Nguyễn Thị', 'X', '李', 'Anne-Marie', 'क्‍ष', 'a'.repeat(200)])('accepts the name %s', (name) => {
  expect(refusals({ name })).toEqual([]);
});

it.each(['', '   ', 'a\u0000b', 'a\nb', 'a\u202Eb', 'a'.repeat(201), 7, null, ['Meena'], { a: 1 }])('refuses the name %j', (name) => {
  expect(refusals({ name })).toContain('name.invalid');
});

it.each([
  ['2026-02-30', 'date.invalid'],
  ['1978-3-2', 'date.invalid'],
  ['0001-01-01', 'date.invalid'],
  ['9999-12-31', 'date.future'],
  ['02-03-1978', 'date.invalid'],
  [19780302, 'date.invalid'],
])('refuses the birth date %s as %s', (born, code) => {
  expect(refusals({ born })).toContain(code);
});

it.each([
  ['9822041763', 'phone.invalid'],
  ['+91982204', 'phone.impossible'],
  ['+120255501234', 'phone.impossible'],
  ['call me', 'phone.invalid'],
])('refuses the phone %s as %s', (phone, code) => {
  expect(refusals({ phone })).toContain(code);
});

it.each(['short1A', 'alllowercase123', 'ALLUPPERCASE123', 'NoDigitsAtAllHere'])('refuses the password %s', (password) => {
  expect(refusals({ password })).toContain('password.policy');
});

it.each(['ab', '1abc', 'a--b', '-abc', 'abc-', 'a_b_c', 'a.b.c', 'a'.repeat(41), 'ä-hospital'])('refuses the subdomain %s', (subdomain) => {
  expect(refusals({ subdomain })).toContain('subdomain.invalid');
});

it.each(['public', 'pg_catalog', 'tenant_1', 'tenant_1762083064503"; DROP', 'TENANT_1762083064503', 'demo_' + 'a'.repeat(41)])(
  'refuses the tenant id %s',
  (tenant) => {
    expect(refusals({ tenant })).toContain('tenant_id.invalid');
  },
);

it.each([
  ['0', 'number.too_small'],
  ['101', 'number.too_large'],
  ['1.5', 'number.invalid'],
  ['many', 'number.invalid'],
])('refuses the count %s as %s', (count, code) => {
  expect(refusals({ count })).toContain(code);
});
