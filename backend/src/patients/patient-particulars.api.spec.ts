import 'reflect-metadata';
import type { Patient, PatientList } from '@hms/shared-dto';
import { startApi, type TestApi, type TestHospital } from '../../test/api.js';
import type { ApiClient } from '../../test/client.js';
import { aPatient, aRegisteredPatient } from '../../test/patients.js';

let api: TestApi;
let hospital: TestHospital;
let clerk: ApiClient;

beforeAll(async () => {
  api = await startApi();
  hospital = await api.aHospital();
  clerk = await hospital.as('Receptionist');
});
afterAll(() => api.close());

const found = async (query: string) => (await clerk.get<PatientList>(`/api/patients?${query}`)).body.data.map(({ id }) => id);
const search = (q: string) => found(`q=${encodeURIComponent(q)}`);

describe('particulars refuse', () => {
  it.each([
    [{ identifiers: [{ type: 'abha', value: '1234' }] }, 'identifiers.0.value identifier.invalid'],
    [{ identifiers: [{ type: 'passport', value: 'A 1' }] }, 'identifiers.0.value identifier.invalid'],
    [{ identifiers: [{ type: 'ration', value: '1' }] }, 'identifiers.0.type choice.invalid'],
    [{ phones: [{ number: '9822041763', use: 'home' }] }, 'phones.0.number phone.invalid'],
    [{ phones: Array.from({ length: 6 }, () => ({ number: '+919822041763', use: 'home' })) }, 'phones array.too_long'],
    [{ emergencyContact: { phone: '+919822041763' } }, 'emergencyContact.name name.invalid'],
    [{ address: { country: 'IN', postalCode: '01234' } }, 'address.postalCode postal_code.invalid'],
    [{ address: { country: 'IN', postalCode: 'SW1A 1AA' } }, 'address.postalCode postal_code.invalid'],
    [{ language: 'Marathi' }, 'language language.invalid'],
    [{ maritalStatus: 'single' }, 'maritalStatus choice.invalid'],
    [{ deceasedDate: '2199-01-01' }, 'deceasedDate date.future'],
    [{ dateOfBirth: '2001-01-02', deceasedDate: '2001-01-01' }, 'deceasedDate date.before_birth'],
    [{ motherId: '0197f2c4-8a51-7cc3-9d7e-5b1f20a4c6ff' }, 'motherId mother.not_found'],
    [{ multipleBirthOrder: 0 }, 'multipleBirthOrder number.too_small'],
  ])('%j', async (more, expected) => {
    const { status, problem } = await clerk.post('/api/patients', aPatient(more));
    expect([status, problem.errors?.map(({ path, code }) => `${path} ${code}`)]).toEqual([400, [expected]]);
  });
});

describe('particulars', () => {
  it('are kept in one spelling, each number once, and emptied by an edit without them', async () => {
    const more = {
      ...{ middleName: 'Kumari', title: 'Mrs', localName: 'मीना  कुमारी', language: 'mr', occupation: 'Teacher', maritalStatus: 'married' },
      identifiers: [
        { type: 'passport', value: 'z 123 4567', issuer: 'India' },
        { type: 'passport', value: 'Z1234567' },
      ],
      ...{
        phone: '+919822041763',
        phones: [
          { number: '+91 98220 41763', use: 'home' },
          { number: '+912025536617', use: 'work' },
        ],
      },
      emergencyContact: { name: 'Ramesh', relation: 'spouse', phone: '+919822041764' },
      address: { city: 'Pune', country: 'IN', postalCode: '411 001' },
    };
    const patient = await aRegisteredPatient(clerk, more);
    expect(patient).toMatchObject({
      ...{ middleName: 'Kumari', title: 'Mrs', localName: 'मीना कुमारी', language: 'mr', maritalStatus: 'married' },
      identifiers: [{ type: 'passport', value: 'Z1234567' }],
      phones: [{ number: '+912025536617', use: 'work' }],
      emergencyContact: { name: 'Ramesh', relation: 'spouse', phone: '+919822041764' },
      address: { postalCode: '411001' },
    });
    expect((await clerk.get<Patient>(`/api/patients/${patient.id}`)).body).toEqual(patient);
    const after = (await clerk.put<Patient>(`/api/patients/${patient.id}`, aPatient(), { version: 1 })).body;
    expect(after).toMatchObject({
      middleName: null,
      localName: null,
      identifiers: [],
      phones: [],
      emergencyContact: null,
      maritalStatus: null,
    });
    const { rows } = await api.database.query<{ details: { fields: string[] } }>(
      `SELECT details FROM "${hospital.id}".audit_events WHERE patient_id = $1 AND action = 'patient.updated'`,
      [patient.id],
    );
    expect(rows[0].details.fields).toEqual(expect.arrayContaining(['localName', 'identifiers', 'phones']));
    expect(rows[0].details.fields.join()).not.toContain('Search');
  });

  it('are searched: own script in any order, middle name, second phone, identifiers', async () => {
    const { id } = await aRegisteredPatient(clerk, {
      ...{ firstName: 'Vasundhara', middleName: 'Balaji', lastName: 'Ranganathan', localName: 'वसुंधरा रंगनाथन' },
      identifiers: [
        { type: 'abha', value: '82345678901234' },
        { type: 'passport', value: 'K7654321' },
        { type: 'insurance', value: 'POL/2231-77' },
      ],
      phones: [{ number: '+912066550011', use: 'work' }],
    });
    for (const q of [
      'रंगनाथन वसुंधरा',
      'vasundhara रंगनाथन',
      'ranganathan balaji',
      'वसु',
      '02066550011',
      '6655001',
      '82-3456-7890-1234',
      'k7654321',
      'pol/2231-77',
    ]) {
      expect([q, await search(q)]).toEqual([q, [id]]);
    }
  });

  it('are found by a near spelling in the own script as well: a wrong vowel sign, one left out, two letters changed over', async () => {
    const { id } = await aRegisteredPatient(clerk, { firstName: 'Kamala', lastName: 'Deshpande', localName: 'कमला देशपांडे' });
    for (const q of ['देशपंडे', 'देशपांडेे', 'कमाल', 'कलमा देशपाडे', 'कमला देशपंडे', 'देशपांडे कलमा']) expect([q, await search(q)]).toEqual([q, [id]]);
    expect(await search('फफफफफ')).toEqual([]);
  });

  it('link a newborn to the mother, both ways, and twins are not each other', async () => {
    const mother = await aRegisteredPatient(clerk, { firstName: 'Sita', lastName: 'Gawde', phone: '+919855500001' });
    const baby = { firstName: 'Baby of Sita', lastName: 'Gawde', dateOfBirth: '2026-05-01', phone: '+919855500001', motherId: mother.id };
    const first = await aRegisteredPatient(clerk, { ...baby, multipleBirthOrder: 1 });
    const second = await aRegisteredPatient(clerk, { ...baby, multipleBirthOrder: 2 });
    expect(first).toMatchObject({ mother: { id: mother.id, patientNumber: mother.patientNumber }, multipleBirthOrder: 1 });
    const chart = (await clerk.get<Patient>(`/api/patients/${mother.id}`)).body;
    expect(chart.children.map(({ id }) => id).sort()).toEqual([first.id, second.id].sort());
  });

  it('keep a mother who is archived since, and take no new one who is', async () => {
    const mother = await aRegisteredPatient(clerk);
    const baby = aPatient({ motherId: mother.id });
    const { id } = await aRegisteredPatient(clerk, baby);
    await (await hospital.as('Admin')).delete(`/api/patients/${mother.id}`);
    expect((await clerk.put(`/api/patients/${id}`, baby, { version: 1 })).status).toBe(200);
    expect((await clerk.post('/api/patients', aPatient({ motherId: mother.id }))).problem.errors?.[0].code).toBe('mother.not_found');
  });

  it('are filtered by the last visit, whole days in the hospital’s zone', async () => {
    const [early, late] = [await aRegisteredPatient(clerk), await aRegisteredPatient(clerk)];
    const visited = `UPDATE "${hospital.id}".patients SET last_visit_at = $2 WHERE id = $1`;
    await api.database.query(visited, [early.id, '2026-03-01T18:29:59Z']);
    await api.database.query(visited, [late.id, '2026-03-01T18:30:00Z']);
    expect(await found('lastVisitTo=2026-03-01')).toEqual([early.id]);
    expect(await found('lastVisitFrom=2026-03-02&lastVisitTo=2026-03-02')).toEqual([late.id]);
  });
});
