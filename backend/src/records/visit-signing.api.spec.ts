import 'reflect-metadata';
import type { Timeline, Visit, VisitVersion, VisitVersionList } from '@hms/shared-dto';
import { startApi, type TestApi } from '../../test/api.js';
import type { Answer, ApiClient } from '../../test/client.js';
import { aClinic, type Clinic } from '../../test/clinic.js';
import { aNote, aSignedVisit, aVisit } from '../../test/visits.js';

let api: TestApi;
let clinic: Clinic;
let doctor: ApiClient;
let colleague: ApiClient;
let patientId: string;

beforeAll(async () => {
  api = await startApi();
  clinic = await aClinic(api, ['Admin', 'Doctor', 'Nurse', 'Receptionist']);
  doctor = clinic.doctor;
  const { email } = await clinic.hospital.addUser({ roles: ['Doctor'], name: 'Dr Other' });
  colleague = await api.signIn(email, { subdomain: clinic.hospital.subdomain });
});
afterAll(() => api.close());
beforeEach(async () => {
  patientId = await clinic.aPatient();
});

const told = ({ status, problem }: Answer<unknown>): string => `${status} ${problem.code}`;
const sign = ({ id, version }: Pick<Visit, 'id' | 'version'>, by = doctor) =>
  by.post<Visit>(`/api/records/${id}/sign`, undefined, { version });
const amend = ({ id, version }: Pick<Visit, 'id' | 'version'>, note: object, by = doctor) =>
  by.post<Visit>(`/api/records/${id}/amendments`, { reason: 'The left knee', ...note }, { version });
const markError = ({ id }: Pick<Visit, 'id'>, by = doctor) =>
  by.post<Visit>(`/api/records/${id}/entered-in-error`, { reason: 'A namesake' });
const versions = async (id: string) => (await doctor.get<VisitVersionList>(`/api/records/${id}/versions`)).body.data;

describe('signing', () => {
  it('locks the text and keeps it as the first version', async () => {
    const draft = await aVisit(doctor, patientId, aNote());
    expect(await versions(draft.id)).toEqual([]);
    const { status, body } = await sign(draft);
    expect([status, body]).toMatchObject([
      200,
      { ...aNote(), status: 'signed', signedBy: 'Test Doctor', signedVersion: 1, version: 2, signedAt: expect.any(String) as string },
    ]);
    expect(await versions(draft.id)).toEqual([{ ...aNote(), number: 1, reason: null, signedAt: body.signedAt, signedBy: 'Test Doctor' }]);
    expect(told(await doctor.put(`/api/records/${draft.id}`, { plan: 'Other' }, { version: 2 }))).toBe('409 visit.illegal_state');
  });

  it('needs a chief complaint or an assessment', async () => {
    expect(told(await sign(await aVisit(doctor, patientId, { history: 'Cough', plan: 'Rest' })))).toBe('422 visit.incomplete');
    for (const section of ['chiefComplaint', 'assessment']) {
      expect((await sign(await aVisit(doctor, patientId, { [section]: 'Cough' }))).status).toBe(200);
    }
  });

  it('is the author’s alone, and of the text that was seen', async () => {
    const draft = await aVisit(doctor, patientId, aNote());
    expect(told(await sign(draft, colleague))).toBe('403 visit.not_author');
    expect(told(await doctor.post(`/api/records/${draft.id}/sign`))).toBe('428 version.required');
    await doctor.put(`/api/records/${draft.id}`, aNote({ plan: 'Other' }), { version: 1 });
    expect(told(await sign(draft))).toBe('412 version.stale');
  });

  it('of two at once happens once, and never of a text that neither saw', async () => {
    const draft = await aVisit(doctor, patientId, aNote());
    const race = await Promise.all([sign(draft), sign(draft), sign(draft)]);
    expect(race.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(await versions(draft.id)).toHaveLength(1);
    const edited = await aVisit(doctor, patientId, aNote());
    const [signed, saved] = await Promise.all([
      sign(edited),
      doctor.put<Visit>(`/api/records/${edited.id}`, aNote({ plan: 'Other' }), { version: 1 }),
    ]);
    const outcome = [signed.status, saved.status].join(' ');
    expect(['200 409', '412 200']).toContain(outcome);
    const { status, plan } = (await doctor.get<Visit>(`/api/records/${edited.id}`)).body;
    expect([status, plan]).toEqual(outcome === '200 409' ? ['signed', 'Rest and fluids.'] : ['draft', 'Other']);
  });
});

describe('amending', () => {
  it('puts a new text with its reason and author over the signed one, which stays readable', async () => {
    const signed = await aSignedVisit(doctor, patientId);
    const first = await amend(signed, aNote({ plan: 'Ice' }));
    expect(first.body).toMatchObject({ status: 'amended', plan: 'Ice', signedVersion: 2, version: 3 });
    const second = await amend(first.body, aNote({ plan: 'Ice', followUpOn: null }), colleague);
    expect(second.body).toMatchObject({ status: 'amended', doctorName: 'Test Doctor', signedBy: 'Dr Other', followUpOn: null });
    expect(
      (await versions(signed.id)).map(({ number, plan, reason, signedBy, followUpOn }) => [number, plan, reason, signedBy, followUpOn]),
    ).toEqual([
      [3, 'Ice', 'The left knee', 'Dr Other', null],
      [2, 'Ice', 'The left knee', 'Test Doctor', '2027-01-04'],
      [1, 'Rest and fluids.', null, 'Test Doctor', '2027-01-04'],
    ]);
  });

  it('keeps every text readable, page by page, the first one too, however many there are', async () => {
    const { id } = await aSignedVisit(doctor, patientId);
    await clinic.rows(
      `INSERT INTO {schema}.visit_versions (visit_id, number, chief_complaint, history, examination, assessment, plan, follow_up, follow_up_on, reason,
         signed_by, signed_by_name)
       SELECT visit_id, n, chief_complaint, history, examination, assessment, 'Plan ' || n, follow_up, follow_up_on, 'Again', signed_by, signed_by_name
       FROM {schema}.visit_versions, generate_series(2, 120) n WHERE visit_id = $1`,
      [id],
    );
    const seen: VisitVersion[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const url: string = `/api/records/${id}/versions?limit=50${cursor && `&cursor=${cursor}`}`;
      const { data, page }: VisitVersionList = (await doctor.get<VisitVersionList>(url)).body;
      seen.push(...data);
      cursor = page.nextCursor;
    }
    expect(seen.map(({ number }) => number)).toEqual(Array.from({ length: 120 }, (_, index) => 120 - index));
    expect(seen.at(-1)).toMatchObject({ plan: 'Rest and fluids.', reason: null });
    for (const values of [
      ['-number', 'x'],
      ['-number', 1.5],
      ['-number', 3e9],
      ['-startedAt', 1],
    ]) {
      const cursor = Buffer.from(JSON.stringify(values)).toString('base64url');
      expect((await doctor.get(`/api/records/${id}/versions?cursor=${cursor}`)).status).toBe(400);
    }
  });

  it('is refused of a draft, without a reason, without a change, and of an emptied note', async () => {
    const draft = await aVisit(doctor, patientId, aNote());
    expect(told(await amend(draft, { plan: 'Ice' }))).toBe('409 visit.illegal_state');
    const signed = await aSignedVisit(doctor, patientId);
    expect((await amend(signed, { ...aNote(), reason: ' ' })).problem.errors?.[0]).toMatchObject({ path: 'reason', code: 'text.required' });
    expect(told(await amend(signed, aNote()))).toBe('422 visit.unchanged');
    expect(told(await amend(signed, { plan: 'Ice' }))).toBe('422 visit.incomplete');
    expect(told(await amend({ ...signed, version: 1 }, aNote({ plan: 'Ice' })))).toBe('412 version.stale');
    const blind = await doctor.post(`/api/records/${signed.id}/amendments`, { reason: 'Blind', ...aNote({ plan: 'Ice' }) });
    expect(told(blind)).toBe('428 version.required');
    expect(await versions(signed.id)).toHaveLength(1);
  });

  it('of two at once lets one win', async () => {
    const signed = await aSignedVisit(doctor, patientId);
    const race = await Promise.all([doctor, colleague, doctor].map((by, at) => amend(signed, aNote({ plan: `Plan ${at}` }), by)));
    expect(race.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
    expect((await versions(signed.id)).map(({ number }) => number)).toEqual([2, 1]);
  });

  it('with the same key twice adds one version', async () => {
    const { id, version } = await aSignedVisit(doctor, patientId);
    const again = () =>
      doctor.post<Visit>(
        `/api/records/${id}/amendments`,
        { reason: 'Once', ...aNote({ plan: 'Ice' }) },
        { version, idempotencyKey: 'amend-1' },
      );
    expect([(await again()).status, (await again()).status]).toEqual([200, 200]);
    expect(await versions(id)).toHaveLength(2);
  });
});

describe('what was entered in error', () => {
  it('stays readable with its reason, and is nothing else ever again', async () => {
    for (const visit of [await aVisit(doctor, patientId, aNote()), await aSignedVisit(doctor, patientId)]) {
      expect(told(await markError(visit, colleague))).toBe('403 visit.not_author');
      const { body } = await markError(visit);
      expect(body).toMatchObject({ status: 'entered_in_error', errorReason: 'A namesake', plan: 'Rest and fluids.' });
      const answers = [
        await markError(visit),
        await sign(body),
        await amend(body, aNote({ plan: 'Ice' })),
        await doctor.put(`/api/records/${visit.id}`, aNote(), { version: body.version }),
      ];
      expect(answers.map(told)).toEqual(Array(4).fill('409 visit.illegal_state'));
    }
  });

  it('is refused of a visit that has changed since it was seen, when the version is sent', async () => {
    const { id } = await aVisit(doctor, patientId, aNote());
    await doctor.put(`/api/records/${id}`, aNote({ plan: 'Other' }), { version: 1 });
    expect(told(await doctor.post(`/api/records/${id}/entered-in-error`, { reason: 'Old' }, { version: 1 }))).toBe('412 version.stale');
  });
});

describe('the database', () => {
  const asHospital = (sql: string, values: unknown[]) =>
    clinic.rows(sql, values).then(
      () => 'done',
      ({ code }: { code: string }) => code,
    );

  it('holds a signed text to its version, whoever writes', async () => {
    const { id } = await aSignedVisit(doctor, patientId);
    for (const change of [`plan = 'Forged'`, `follow_up_on = NULL`, `signed_version = 2, status = 'amended'`]) {
      expect([change, await asHospital(`UPDATE {schema}.visits SET ${change} WHERE id = $1`, [id])]).toEqual([change, '23503']);
    }
    for (const change of [`status = 'draft'`, `signed_version = NULL`, `signed_by = NULL`, `error_reason = 'None'`]) {
      expect([change, await asHospital(`UPDATE {schema}.visits SET ${change} WHERE id = $1`, [id])]).toEqual([change, '23514']);
    }
  });

  it('lets the hospital’s role add versions, and change or delete none', async () => {
    const [rights] = await clinic.rows<{ versions: string[]; visits: string[] }>(
      `SELECT array(SELECT p FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) p
         WHERE has_table_privilege($1, '{schema}.visit_versions', p)) AS versions,
       array(SELECT p FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) p WHERE has_table_privilege($1, '{schema}.visits', p)) AS visits`,
      [clinic.hospital.id],
    );
    expect(rights).toEqual({ versions: ['SELECT', 'INSERT'], visits: ['SELECT', 'INSERT', 'UPDATE'] });
  });
});

describe('the timeline', () => {
  const timeline = async (by: ApiClient, query = '') => (await by.get<Timeline>(`/api/patients/${patientId}/timeline${query}`)).body.data;

  it('tells of visits who may read records', async () => {
    const signed = await aSignedVisit(doctor, patientId);
    const { body } = await amend(signed, aNote({ plan: 'Ice' }), colleague);
    await markError(body);
    const entries = await timeline(doctor, '?kind=visit');
    expect(entries.map(({ event, by }) => [event, by])).toEqual([
      ['visit.entered_in_error', 'Test Doctor'],
      ['visit.amended', 'Dr Other'],
      ['visit.signed', 'Test Doctor'],
      ['visit.started', 'Test Doctor'],
    ]);
    expect(entries[0]?.visit).toEqual({ id: signed.id, status: 'entered_in_error', chiefComplaint: 'Fever for three days' });
    expect(new Set(entries.map(({ id, event }) => id + event)).size).toBe(4);
  });

  it('says nothing of them to who may not', async () => {
    await aSignedVisit(doctor, patientId);
    expect((await timeline(clinic.desk)).map(({ event }) => event)).toEqual(['patient.registered']);
    expect(await timeline(clinic.desk, '?kind=visit')).toEqual([]);
  });
});

it('the start page counts the caller’s own drafts, and none for who signs none', async () => {
  const { email } = await clinic.hospital.addUser({ roles: ['Doctor'], name: 'Dr Third' });
  const third = await api.signIn(email, { subdomain: clinic.hospital.subdomain });
  const unsigned = async (by: ApiClient) => (await by.get<{ unsignedNotes: number | null }>('/api/home')).body.unsignedNotes;
  expect(await unsigned(third)).toBe(0);
  await aVisit(third, patientId);
  await aSignedVisit(third, patientId);
  expect([await unsigned(third), await unsigned(clinic.desk)]).toEqual([1, null]);
});
