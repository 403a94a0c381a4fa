import { FormControl } from '@angular/forms';
import { aJob, aTenant } from '../testing/builders';
import { firstInvoice, formatInvoiceMoney } from './invoice.rules';
import { makePassword } from './password-maker';
import { onColour } from './on-colour';
import { phoneNumber } from './phone.rules';
import { setupInWords, setupPercent, setupSteps } from './setup-steps';
import { signInUrl } from './hospital-address';
import { statusLook } from './tenant-status';
import { subdomainRefusal, suggestSubdomain } from './subdomain.rules';
import { changesBetween, conflictsOf, mergeTheirs } from './tenant-changes';
import { filtersInWords, toTenantQuery } from './tenant-query';

it.each([
  ['City General Hospital', 'citygeneralhospital'],
  ['Clínica São José', 'clinicasaojose'],
  ['24×7 Care', 'care'],
  ['आरोग्य', ''],
  ['AB', ''],
  ['A'.repeat(60), 'a'.repeat(40)],
])('suggests for %s the subdomain %s', (name, subdomain) => {
  expect(suggestSubdomain(name)).toBe(subdomain);
});

it('has words for every refusal of a subdomain', () => {
  expect(subdomainRefusal('subdomain.taken')).toMatch(/Another hospital/);
  expect(subdomainRefusal('something.new')).toMatch(/cannot be used/);
});

it.each(['98220 41763', '+91 (98220) 41763', '+1 202 555 0123'])('takes the number %s', (typed) => {
  expect(phoneNumber(new FormControl(typed, { nonNullable: true }))).toBeNull();
});

it.each(['+91 ', '12345', 'call me'])('refuses the number %s', (typed) => {
  expect(phoneNumber(new FormControl(typed, { nonNullable: true }))).toEqual({ phone: true });
});

it('adds the tax to the first invoice to the paisa', () => {
  const price = (amount: number) => ({ amount, currency: 'INR' });
  const tier = {
    id: 'advanced',
    name: 'Advanced',
    monthlyPrice: price(1_499_900),
    yearlyPrice: price(14_999_000),
    maxPatients: 1,
    maxUsers: 1,
  } as const;
  const { net, gst, total } = firstInvoice(tier, 'monthly');
  expect([net, gst, total].map(formatInvoiceMoney)).toEqual(['₹14,999.00', '₹2,699.82', '₹17,698.82']);
  expect(firstInvoice(tier, 'yearly').net.amount).toBe(14_999_000);
});

it('makes passwords that meet the policy, and no two alike', () => {
  const made = new Set(Array.from({ length: 200 }, makePassword));
  expect(made.size).toBe(200);
  for (const password of made) expect(password).toMatch(/^(?=.*[a-z])(?=.*[A-Z])(?=.*\d).{16}$/);
});

it('shows a setup step by step', () => {
  const job = aJob({
    steps: [
      { name: 'reserve', state: 'done', durationMs: 12 },
      { name: 'schema', state: 'running', durationMs: null },
    ],
  });
  expect(setupSteps(job).map(({ state }) => state)).toEqual(['done', 'running', 'queued', 'queued', 'queued', 'queued']);
  expect(setupInWords(job)).toBe('Step 2 of 6, create the database schema');
  expect(setupPercent(job)).toBe(17);
  expect(setupInWords(undefined)).toBe('Step 1 of 6, reserve name and subdomain');
  expect(setupInWords({ ...job, state: 'failed', error: { code: 'x', message: 'No mail.' } })).toBe('Stopped: No mail.');
});

it('tells a lock from a billing hold and a failed setup from a running one', () => {
  const suspension = (kind: 'lock' | 'billing_hold') => ({ kind, reason: 'r', since: '2026-11-01T00:00:00Z' });
  expect(statusLook('suspended', suspension('lock')).label).toBe('Locked');
  expect(statusLook('suspended', suspension('billing_hold')).label).toBe('Billing hold');
  expect(statusLook('provisioning', null, aJob({ state: 'failed' })).tone).toBe('critical');
  expect(statusLook('provisioning', null).busy).toBe(true);
});

it('asks the server only for what it knows', () => {
  expect(toTenantQuery({ q: ' c ', status: 'broken', plan: 'gold', sort: '-name', cursor: 'abc' })).toEqual({
    limit: 18,
    sort: '-name',
    cursor: 'abc',
  });
  expect(filtersInWords({ q: 'city', status: 'provisioning', plan: 'basic' })).toBe("'city', setting up, plan basic");
});

it('builds the sign-in address with a port only where there is one', () => {
  expect(signInUrl('city', { apiPort: 3000, portalPort: 3001 }, 'http:')).toBe('http://city.localhost:3001');
  expect(signInUrl('city', { apiPort: 3000, portalHostSuffix: 'hospitals.example' }, 'https:')).toBe('https://city.hospitals.example');
});

it.each([
  ['#ffffff', 'black'],
  ['#7a2e5a', 'white'],
  ['#ffd400', 'black'],
  ['#777777', 'black'],
])('writes on %s in %s', (colour, ink) => {
  expect(onColour(colour)).toBe(ink);
});

describe('changes to a hospital', () => {
  const base = aTenant();
  const request = {
    name: base.name,
    email: base.email,
    phone: base.phone,
    address: base.address,
    subdomain: base.subdomain,
    timeZone: base.timeZone,
  };

  it('shows what differs, as people read it', () => {
    expect(changesBetween(base, { ...request, phone: '+919812345678', brandColour: '#7a2e5a' })).toEqual([
      { path: 'phone', label: 'Telephone', before: '+91 98220 41763', after: '+91 98123 45678' },
      { path: 'brandColour', label: 'Colour', before: '', after: '#7a2e5a' },
    ]);
    expect(changesBetween(base, request)).toEqual([]);
  });

  it('asks only about fields that both sides changed, and takes over what only they changed', () => {
    const theirs = aTenant({ version: 2, name: 'Theirs', address: 'New Road' });
    const mine = { ...request, name: 'Mine', email: 'mine@city.example' };
    expect(conflictsOf(base, mine, theirs).map(({ path }) => path)).toEqual(['name']);
    expect(mergeTheirs(base, mine, theirs)).toMatchObject({ name: 'Mine', email: 'mine@city.example', address: 'New Road' });
  });
});
