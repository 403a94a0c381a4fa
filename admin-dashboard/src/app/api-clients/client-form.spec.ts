import { FormGroup } from '@angular/forms';
import { aBrowserApp, aClient } from '../testing/builders';
import { conflictFields, isChanged, settle } from './client-changes';
import { clientControls, fill, fitTo, requestOf, requestThatKeeps } from './client-form';
import { OVERLAPS, curlFor, keyRequest } from './key-use';

const BASE = { name: 'Feed', scopes: ['patients:read' as const] };

describe('the form', () => {
  it.each([
    ['https://portal.lab.example', true],
    [' HTTPS://Portal.Lab.Example/ ', true],
    ['http://localhost:4200', true],
    ['http://portal.lab.example', false],
    ['https://portal.lab.example/app', false],
    ['https://*.lab.example', false],
    ['*', false],
    ['null', false],
    ['', false],
  ])('takes the origin %s: %s', (typed, valid) => {
    const controls = clientControls();
    controls.origins.at(0).setValue(typed);
    expect(controls.origins.valid).toBe(valid);
  });

  it('asks a program for scopes, a browser app for origins', () => {
    const controls = clientControls();
    const form = new FormGroup(controls);
    controls.name.setValue('Feed');
    fitTo('server', controls);
    expect(form.valid).toBe(false);
    controls.scopes.setValue(['patients:read']);
    expect(form.valid).toBe(true);
    fitTo('browser', controls);
    expect(form.valid).toBe(false);
    controls.origins.at(0).setValue('https://a.example');
    expect(form.valid).toBe(true);
  });

  it.each([0, -1, 10_001, 1.5])('refuses the limit %s', (rate) => {
    const { ratePerSecond } = clientControls();
    ratePerSecond.setValue(rate);
    expect(ratePerSecond.valid).toBe(false);
  });

  it('sends what the kind has, each origin once and as browsers write it', () => {
    const controls = clientControls();
    fill(controls, { name: ' Portal ', origins: ['https://a.example', 'HTTPS://A.example/', 'https://b.example'], ratePerSecond: 5 });
    expect(requestOf('browser', controls)).toEqual({
      name: 'Portal',
      origins: ['https://a.example', 'https://b.example'],
      ratePerSecond: 5,
    });
    expect(requestOf('server', controls)).toEqual({ name: 'Portal', scopes: [], ratePerSecond: 5 });
  });

  it('comes back unchanged from an app', () => {
    for (const client of [aClient({ ratePerSecond: 7 }), aBrowserApp()]) {
      const controls = clientControls();
      fill(controls, requestThatKeeps(client));
      expect(isChanged(requestThatKeeps(client), requestOf(client.kind, controls))).toBe(false);
    }
  });
});

describe('two who edit at once', () => {
  it('choose only where both changed the same field', () => {
    const mine = { ...BASE, name: 'Mine', ratePerSecond: 5 };
    const theirs = { ...BASE, name: 'Theirs', scopes: ['patients:read' as const, 'records:read' as const] };
    expect(conflictFields(BASE, mine, theirs)).toEqual([{ path: 'name', label: 'Name', yours: 'Mine', theirs: 'Theirs' }]);
    expect(settle({ base: BASE, mine, theirs }, { name: 'theirs' })).toEqual({ ...theirs, ratePerSecond: 5 });
    expect(settle({ base: BASE, mine, theirs }, { name: 'yours' })).toEqual({ ...theirs, name: 'Mine', ratePerSecond: 5 });
  });

  it('have nothing to choose when they came to the same', () => {
    const mine = { ...BASE, name: 'Same' };
    expect(conflictFields(BASE, mine, { ...mine })).toEqual([]);
  });

  it('can take a limit away', () => {
    const base = { ...BASE, ratePerSecond: 5 };
    expect(settle({ base, mine: BASE, theirs: { ...base, name: 'Theirs' } }, {})).toEqual({ ...BASE, name: 'Theirs' });
  });
});

describe('a key', () => {
  it('replaces the others at once, or when they were told to stop', () => {
    const now = Date.parse('2026-11-22T10:00:00Z');
    expect(keyRequest(0, now)).toEqual({});
    expect(OVERLAPS.map(({ ms }) => keyRequest(ms, now).oldKeysUntil)).toEqual([
      undefined,
      '2026-11-22T11:00:00.000Z',
      '2026-11-23T10:00:00.000Z',
      '2026-11-29T10:00:00.000Z',
      '2026-12-22T10:00:00.000Z',
    ]);
  });

  it('is tried with a read that its scopes open', () => {
    expect(curlFor(aClient({ scopes: ['directory:read', 'audit:read'] }), 'https://api.example')).toBe(
      [
        `curl 'https://api.example/api/audit-events?limit=1'`,
        `-H 'X-App-ID: ${aClient().id}'`,
        `-H "X-API-Key: $HMS_API_KEY"`,
        `-H 'X-Tenant-ID: tenant_1762083064503'`,
      ].join(' \\\n  '),
    );
  });
});
