import 'reflect-metadata';
import { createRequire } from 'node:module';
import {
  ATC_PATTERN,
  DOSE_UNIT_CODES,
  formOf,
  STRENGTH_UNITS,
  SUBSTANCE_PATTERN,
  type Medication,
  type MedicationList,
} from '@hms/shared-dto';
import { startApi, unique, type TestApi, type TestHospital } from '../../../test/api.js';
import type { ApiClient } from '../../../test/client.js';
import { isolationContract } from '../../../test/isolation-contract.js';
import { answered } from '../../../test/prescribing.js';
import { membersOf, unknownTo } from '../checks/substance-classes.js';
import { isLocal } from '../checks/together-check.js';
import { SAFETY_RULES } from '../rules/rule-set.js';
import type { Members } from '../rules/rule.types.js';

let api: TestApi;
let hospital: TestHospital;
let pharmacist: ApiClient;
beforeAll(async () => {
  api = await startApi();
  hospital = await api.aHospital();
  pharmacist = await hospital.as('Pharmacist');
});
afterAll(() => api.close());

const aMedication = (more: object = {}) => ({
  ...{ name: `Testol ${unique()}`, classes: ['N02BE01'], form: 'tablet', route: 'PO', perValue: 1, perUnit: '{tablet}' },
  ingredients: [{ substance: 'testol', value: 500, unit: 'mg' }],
  ...more,
});
const added = async (client: ApiClient, more: object = {}): Promise<Medication> =>
  answered(await client.post<Medication>('/api/medications', aMedication(more)), 201);
const search = async (query: string): Promise<MedicationList> =>
  answered(await pharmacist.get<MedicationList>(`/api/medications?${query}`), 200);
const starterSet = async (): Promise<Medication[]> => {
  const all: Medication[] = [];
  for (let cursor = ''; ;) {
    const { data, page } = await search(`limit=100${cursor}`);
    all.push(...data);
    expect(page.total).toBeGreaterThan(250);
    if (!page.nextCursor) return all;
    cursor = `&cursor=${page.nextCursor}`;
  }
};
const labels = async (query: string): Promise<string[]> => (await search(query)).data.map(({ label }) => label);

describe('the formulary', () => {
  it('of a new hospital has a starter set that is sound, unit by unit', async () => {
    const all = await starterSet();
    expect(new Set(all.map(({ label }) => label)).size).toBe(all.length);
    for (const { label, ingredients, classes, form, perUnit, perValue } of all) {
      const wrong = ingredients.filter(
        ({ substance, value, unit }) => !SUBSTANCE_PATTERN.test(substance) || !(value > 0) || !STRENGTH_UNITS.includes(unit),
      );
      expect([label, wrong, classes.filter((code) => !ATC_PATTERN.test(code)), perValue > 0]).toEqual([label, [], [], true]);
      expect([label, perUnit, [...formOf(form).doses, 'mL', 'g'].includes(perUnit)]).toEqual([label, perUnit, true]);
    }
    const substances = new Set(all.flatMap(({ ingredients }) => ingredients.map(({ substance }) => substance)));
    // A rule of a substance that is spelt in another way would never be met.
    const unmet = SAFETY_RULES.doses.filter(({ substance }) => !substances.has(substance)).map(({ substance }) => substance);
    expect(unmet).toEqual([]);
  });

  it('has medicines that fall into the same classes of the rules by their codes as by their names', async () => {
    const inClasses = (classes: Readonly<Record<string, Members>>, medicine: Medication): string[] =>
      membersOf(SAFETY_RULES, classes, medicine).flatMap((member) => member.classes);
    const asNamed = (await starterSet()).filter(
      (one) => one.ingredients.length === 1 && !isLocal(one) && unknownTo(SAFETY_RULES, { ...one, classes: [] }).length === 0,
    );
    expect(asNamed.length).toBeGreaterThan(80);
    const pregnancy = Object.fromEntries(SAFETY_RULES.pregnancy.map((rule) => [rule.id, rule]));
    for (const medicine of asNamed) {
      const respelt = { ...medicine, ingredients: [{ ...medicine.ingredients[0], substance: 'spelt in another way' }] };
      for (const classes of [SAFETY_RULES.allergyClasses, SAFETY_RULES.interactionClasses, pregnancy])
        expect([medicine.label, inClasses(classes, respelt)]).toEqual([medicine.label, inClasses(classes, medicine)]);
    }
  });

  it('writes units as UCUM does', () => {
    // The package declares no types.
    const { UcumLhcUtils } = createRequire(import.meta.url)('@lhncbc/ucum-lhc') as {
      UcumLhcUtils: { getInstance: () => { validateUnitString: (unit: string) => { status: string } } };
    };
    const ucum = UcumLhcUtils.getInstance();
    for (const unit of [...DOSE_UNIT_CODES, ...STRENGTH_UNITS])
      expect([unit, ucum.validateUnitString(unit).status]).toEqual([unit, 'valid']);
  });

  it('is searched by beginnings of words in any order and case; jokers are no jokers', async () => {
    expect(await labels('q=CLAV amox&limit=1')).toEqual(['Amoxicillin + clavulanic acid 500 mg + 125 mg tablet']);
    expect((await labels('q=formin')).length).toBe(0);
    expect((await labels('q=metf'))[0]).toBe('MetFORMIN 500 mg tablet');
    for (const q of ['%25', '_', '%5C', "'"]) expect((await search(`q=${q}xyzzy`)).data).toEqual([]);
  });

  it('is read by who reads prescriptions and changed by Admin and pharmacist', async () => {
    for (const role of ['Admin', 'Doctor', 'Nurse'] as const) answered(await (await hospital.as(role)).get('/api/medications'), 200);
    for (const role of ['Receptionist', 'LabTechnician'] as const)
      expect((await (await hospital.as(role)).get('/api/medications')).problem.code).toBe('permission.denied');
    expect((await (await hospital.as('Doctor')).post('/api/medications', aMedication())).problem.code).toBe('permission.denied');
    await added(await hospital.as('Admin'));
  });

  it.each([
    [{ name: '' }, 'name name.invalid'],
    [{ ingredients: [] }, 'ingredients array.too_short'],
    [{ ingredients: [{ substance: 'Testol', value: 1, unit: 'mg' }] }, 'ingredients.0.substance substance.invalid'],
    [{ ingredients: [{ substance: 'testol', value: 1, unit: 'mcg' }] }, 'ingredients.0.unit choice.invalid'],
    [{ ingredients: Array(2).fill({ substance: 'testol', value: 1, unit: 'mg' }) }, 'ingredients ingredient.repeated'],
    [{ classes: ['paracetamol'] }, 'classes atc.invalid'],
    [{ form: 'pill' }, 'form choice.invalid'],
    [{ perUnit: '{puff}' }, 'perUnit unit.not_of_form'],
  ])('refuses %j', async (more, expected) => {
    const { status, problem } = await pharmacist.post('/api/medications', aMedication(more));
    expect([status, problem.errors?.map(({ path, code }) => `${path} ${code}`)]).toEqual([400, [expected]]);
  });

  it('has each medicine once, whatever the case, until it is archived', async () => {
    const { id, name, version } = await added(pharmacist);
    const again = await pharmacist.post('/api/medications', aMedication({ name: name.toUpperCase() }));
    expect([again.status, again.problem.code]).toEqual([409, 'medication.taken']);
    expect((await pharmacist.delete(`/api/medications/${id}`, { version: version + 1 })).problem.code).toBe('version.stale');
    expect((await pharmacist.delete(`/api/medications/${id}`, { version })).status).toBe(204);
    expect(await labels(`q=${name.split(' ')[1]}`)).toEqual([]);
    expect(await labels(`q=${name.split(' ')[1]}&status=archived`)).toHaveLength(1);
    await added(pharmacist, { name });
    expect((await pharmacist.post(`/api/medications/${id}/restore`)).problem.code).toBe('medication.taken');
    expect((await pharmacist.put(`/api/medications/${id}`, aMedication(), { version: 2 })).problem.code).toBe('medication.illegal_state');
  });

  it('is changed from the version that was read, with an event of each change', async () => {
    const { id, version } = await added(pharmacist);
    const edit = aMedication({ name: 'Testol forte' });
    const races = await Promise.all([1, 2].map(() => pharmacist.put<Medication>(`/api/medications/${id}`, edit, { version })));
    expect(races.map(({ status }) => status).sort()).toEqual([200, 412]);
    await pharmacist.delete(`/api/medications/${id}`);
    expect(answered(await pharmacist.post<Medication>(`/api/medications/${id}/restore`), 200)).toMatchObject({
      status: 'active',
      version: 4,
    });
    const { rows } = await api.database.query<{ action: string }>(
      `SELECT action FROM "${hospital.id}".audit_events WHERE entity_id = $1 ORDER BY occurred_at`,
      [id],
    );
    expect(rows.map(({ action }) => action)).toEqual(['added', 'changed', 'archived', 'restored'].map((what) => `medication.${what}`));
  });
});

isolationContract({
  api: () => api,
  name: 'medications',
  role: 'Pharmacist',
  list: '/api/medications',
  create: (client) => added(client),
  requests: [
    { method: 'GET', path: (id) => `/api/medications/${id}` },
    { method: 'PUT', path: (id) => `/api/medications/${id}`, body: aMedication({ name: 'Testol' }) },
    { method: 'DELETE', path: (id) => `/api/medications/${id}` },
    { method: 'POST', path: (id) => `/api/medications/${id}/restore` },
  ],
});
