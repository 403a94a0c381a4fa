import 'reflect-metadata';
import { firstFree, numberPrefixFrom, refusalOf, subdomainFrom } from './subdomain.rules.js';

describe('subdomainFrom', () => {
  it.each([
    ['City General Hospital', 'citygeneralhospital'],
    ['St. Mary’s — Léon', 'stmarysleon'],
    ['24x7 Care', 'x7care'],
    ['सिटी अस्पताल', 'hospital'],
    ['A1', 'hospital'],
    ['x'.repeat(60), 'x'.repeat(40)],
  ])('%s → %s', (name, subdomain) => {
    expect(subdomainFrom(name)).toBe(subdomain);
    expect(refusalOf(subdomain)).not.toBe('subdomain.invalid');
  });
});

describe('refusalOf', () => {
  it.each(['www', 'api', 'admin', 'auth', 'ns1', 'cdn'])('keeps %s for the platform', (name) => {
    expect(refusalOf(name)).toBe('subdomain.reserved');
  });

  it.each(['ab', '1abc', 'a--b', '-abc', 'abc-', 'a_b', 'A b', 'x'.repeat(41), 'ábc'])('knows that %s is no subdomain', (name) => {
    expect(refusalOf(name)).toBe('subdomain.invalid');
  });
});

describe('firstFree', () => {
  it('takes the base, or the first number that is free', () => {
    expect(firstFree('city', new Set())).toBe('city');
    expect(firstFree('city', new Set(['city', 'city2']))).toBe('city3');
  });

  it('never takes a reserved name', () => {
    expect(firstFree('admin', new Set())).toBe('admin2');
  });

  it('stays within the length of a subdomain', () => {
    const base = 'x'.repeat(40);
    expect(firstFree(base, new Set([base]))).toBe(`${'x'.repeat(39)}2`);
  });
});

describe('numberPrefixFrom', () => {
  it.each([
    ['City Hospital', 'CH'],
    ['All India Institute of Medical Sciences', 'AIIO'],
    ['Émile Zola Clinic', 'EZC'],
    ['सिटी अस्पताल', 'H'],
    ['24 7', 'H'],
  ])('%s → %s', (name, prefix) => {
    expect(numberPrefixFrom(name)).toBe(prefix);
  });
});
