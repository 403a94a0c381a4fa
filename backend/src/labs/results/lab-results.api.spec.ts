import 'reflect-metadata';
import type { LabEntry, LabHistory, LabResult, LabSpecimenSheet, LabTest, StaffProfile } from '@hms/shared-dto';
import { startApi, type TestApi } from '../../../test/api.js';
import { apiPool } from '../../../test/database.js';
import { isolationContract } from '../../../test/isolation-contract.js';
import { Laboratory, ok } from '../../../test/laboratory.js';
import { aRegisteredPatient } from '../../../test/patients.js';
import { sqlAs } from '../../../test/role-sql.js';

let api: TestApi;
let lab: Laboratory;
beforeAll(async () => {
  api = await startApi();
  lab = await Laboratory.open(api);
});
afterAll(() => api.close());

const entry = (sheet: LabSpecimenSheet, code: string): LabEntry => sheet.entries.find((each) => each.code === code)!;
const result = (sheet: LabSpecimenSheet, code: string): LabResult => entry(sheet, code).result!;
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
const aTube = async (codes: readonly string[], more: object = {}, patientId?: string) =>
  (await lab.received(await lab.ordered(codes, more, patientId))).id;
const correct = (sheet: LabSpecimenSheet, code: string, value: string, by = lab.as.Doctor) =>
  by.post<LabSpecimenSheet>(`/api/lab-specimens/${sheet.id}/correct`, {
    itemId: entry(sheet, code).itemId,
    value,
    reason: 'Read off the wrong line',
  });

describe('entering refuses', () => {
  it.each([
    ['K', 'four', 'lab_result.no_number'],
    ['K', 'NaN', 'lab_result.no_number'],
    ['K', '4.1 mmol/L', 'lab_result.no_number'],
    ['U-PRO', '5+', 'lab_result.no_code'],
    ['AGAP', '12', 'lab_result.calculated'],
  ])('%s = %s', async (code, value, expected) => {
    const id = await aTube([code]);
    const { status, problem } = await lab.enter(id, { [code]: value });
    expect([status, problem.errors?.[0]?.path.startsWith('entries.0.'), problem.errors?.[0]?.code]).toEqual([400, true, expected]);
  });

  it('a unit that cannot be converted, a test of another specimen, and who may not', async () => {
    const id = await aTube(['K']);
    const { itemId } = entry(await lab.sheet(id), 'K');
    const send = (one: object, by = lab.as.LabTechnician) =>
      by.post(`/api/lab-specimens/${id}/results`, { entries: [{ itemId, value: '4', ...one }], preliminary: true });
    expect((await send({ unit: 'mg/dL' })).problem.errors?.[0]?.code).toBe('unit.not_convertible');
    expect((await send({ itemId: id })).problem.errors?.[0]?.code).toBe('lab_result.no_item');
    expect((await send({ flag: 'N' })).status).toBe(400);
    for (const role of ['Admin', 'Doctor', 'Nurse'] as const) expect((await send({}, lab.as[role])).problem.code).toBe('permission.denied');
    expect(entry(await lab.sheet(id), 'K').status).toBe('received');
  });

  it('a version that is gone, so that of two who enter one is told', async () => {
    const id = await aTube(['K']);
    const { version, entries } = await lab.sheet(id);
    const send = (value: string) =>
      lab.as.LabTechnician.post(
        `/api/lab-specimens/${id}/results`,
        { entries: [{ itemId: entries[0].itemId, value }], preliminary: true },
        { version },
      );
    expect((await Promise.all([send('4.1'), send('5.9')])).map(({ status }) => status).sort()).toEqual([200, 412]);
  });
});

describe('a result', () => {
  it('is flagged by the range that fits, which is kept with it', async () => {
    const id = await aTube(['NA', 'K', 'CA', 'PHOS']);
    const sheet = ok(await lab.enter(id, { NA: '138', K: '6.3', CA: '8.5', PHOS: '1.2' }));
    expect(sheet.entries.map(({ code, result: told }) => [code, told?.flag, told?.critical, told?.display])).toEqual([
      ['NA', 'N', false, '138'],
      ['K', 'HH', true, '6.3'],
      ['CA', 'L', false, '8.5'],
      ['PHOS', 'LL', true, '1.2'],
    ]);
    expect(result(sheet, 'K')).toMatchObject({
      range: { low: 3.5, high: 5, criticalHigh: 6.2 },
      testVersion: 1,
      enteredBy: 'Test LabTechnician',
      verifiedBy: null,
    });
    const { id: testId, version, ...definition } = lab.test('PHOS');
    const { status: _, confirmedAt: _at, confirmedBy: _by, updatedAt: _updated, ...request } = definition;
    const wider = { ...request, ranges: [{ low: 1, high: 9, source: 'Ours' }] };
    const changed = ok(await lab.as.Admin.put<LabTest>(`/api/lab-tests/${testId}`, wider, { version }));
    expect(result(await lab.sheet(id), 'PHOS')).toMatchObject({ flag: 'LL', testVersion: 1, range: { criticalLow: 1.2 } });
    ok(await lab.as.Admin.put<LabTest>(`/api/lab-tests/${testId}`, request, { version: changed.version }));
  });

  it('says that there is no reference range, and never that it is normal', async () => {
    const child = await lab.aPatient({ dateOfBirth: daysAgo(900).slice(0, 10) });
    const id = await aTube(['K', 'ALT'], {}, child.id);
    const sheet = ok(await lab.enter(id, { K: '4.2', ALT: '20' }));
    expect([result(sheet, 'K').flag, result(sheet, 'ALT').flag, result(sheet, 'ALT').range]).toEqual([null, null, null]);
    const again = ok(await lab.enter(id, { K: '7.0' }));
    expect(result(again, 'K')).toMatchObject({ flag: 'HH', critical: true });
    const sql = `INSERT INTO {schema}.lab_results (item_id, test_id, test_version, value_number, flag, entered_by_name) SELECT id, test_id, 1, 4, 'N', 'x' FROM {schema}.lab_order_items LIMIT 1`;
    await expect(lab.rows(sql)).rejects.toMatchObject({ code: '23514' });
  });

  it('is held against the age at collection, and against pregnancy when the order tells it', async () => {
    const turning = await lab.aPatient({ dateOfBirth: daysAgo(18 * 365.25 + 3).slice(0, 10), gender: 'female' });
    const now = await aTube(['HGB'], {}, turning.id);
    const order = await lab.ordered(['HGB'], { allowDuplicate: true }, turning.id);
    const before = (await lab.received(order, daysAgo(6))).id;
    expect(entry(await lab.sheet(now), 'HGB').range).toMatchObject({ low: 12, high: 16 });
    expect(entry(await lab.sheet(before), 'HGB').range).toMatchObject({ low: 12, high: null });
    const pregnant = await aTube(['HGB'], { pregnant: true });
    expect(result(ok(await lab.enter(pregnant, { HGB: '11.2' })), 'HGB')).toMatchObject({ flag: 'N', range: { low: 11, high: null } });
  });

  it('is converted into the unit of its test before it is compared', async () => {
    const id = await aTube(['GLUF', 'CREA']);
    const [glucose] = (await lab.sheet(id)).entries;
    const tube = glucose.code === 'GLUF' ? id : id;
    const entries = [{ itemId: glucose.itemId, value: '5.0', unit: 'mmol/L' }];
    const sheet = ok(
      await lab.as.LabTechnician.post<LabSpecimenSheet>(`/api/lab-specimens/${tube}/results`, { entries, preliminary: true }),
    );
    expect(result(sheet, 'GLUF')).toMatchObject({ value: 90, unit: 'mg/dL', flag: 'N' });
  });

  it('is below or above what could be measured, a code, or words', async () => {
    const low = await aTube(['DDIM']);
    expect(result(ok(await lab.enter(low, { DDIM: '<0,27' })), 'DDIM')).toMatchObject({ comparator: '<', display: '<0.27', flag: '<' });
    const urine = await aTube(['U-PRO', 'U-COL']);
    const sheet = ok(await lab.enter(urine, { 'U-PRO': '2+', 'U-COL': 'dark' }));
    expect([result(sheet, 'U-PRO').flag, result(sheet, 'U-COL').flag, result(sheet, 'U-COL').display]).toEqual(['A', null, 'Dark yellow']);
    const smear = { code: 'SMEAR', name: 'Blood film', kind: 'text', specimen: 'edta_blood', ranges: [], codes: [] };
    const { id: testId } = ok(await lab.as.Admin.post<LabTest>('/api/lab-tests', smear), 201);
    const { id: patientId } = await lab.aPatient();
    const order = ok(await lab.as.Doctor.post<never>('/api/lab-orders', { patientId, testIds: [testId], panelIds: [] }), 201);
    const film = await lab.received(order);
    expect(result(ok(await lab.enter(film.id, { SMEAR: 'Target cells.' })), 'SMEAR')).toMatchObject({
      display: 'Target cells.',
      flag: null,
      value: null,
    });
  });

  it('is calculated as soon as its inputs are there, and says when it cannot be', async () => {
    const id = await aTube(['LDL']);
    const half = ok(await lab.enter(id, { CHOL: '200', HDL: '50' }));
    expect(entry(half, 'LDL').result).toBeNull();
    const whole = ok(await lab.enter(id, { TRIG: '150' }));
    expect([result(whole, 'LDL').display, entry(whole, 'LDL').status]).toEqual(['120', 'preliminary']);
    expect(result(ok(await lab.enter(id, { TRIG: '450' })), 'LDL')).toMatchObject({ display: 'Not calculable', flag: null });
  });

  it('is in progress until it is complete, then verified by somebody else', async () => {
    const id = await aTube(['K', 'NA']);
    const begun = ok(await lab.enter(id, { K: '4.1' }, { preliminary: false }));
    expect([entry(begun, 'K').status, begun.stage]).toEqual(['in_progress', 'enter']);
    expect((await lab.as.Doctor.post(`/api/lab-specimens/${id}/verify`, { resultIds: [result(begun, 'K').id] })).problem.code).toBe(
      'lab_result.stale',
    );
    const done = ok(await lab.enter(id, { K: '4.1' }));
    expect([done.stage, entry(done, 'NA').status]).toEqual(['verify', 'received']);
    const verified = ok(await lab.verify(id));
    expect([entry(verified, 'K').status, result(verified, 'K').verifiedBy, verified.stage]).toEqual(['final', 'Test Doctor', 'enter']);
    expect((await lab.enter(id, { K: '5' })).problem.code).toBe('lab_specimen.illegal_state');
    ok(await lab.enter(id, { NA: '140' }));
    expect(ok(await lab.verify(id)).stage).toBe('done');
  });
});

describe('verifying', () => {
  it('is for doctors and for technicians whose profile says so, and never for one’s own where the hospital wants two', async () => {
    const id = await aTube(['K']);
    ok(await lab.enter(id, { K: '4.1' }));
    for (const role of ['Nurse', 'Admin', 'LabTechnician'] as const)
      expect((await lab.verify(id, lab.as[role])).problem.code).toBe('permission.denied');
    expect((await lab.sheet(id)).mayVerify).toBe(false);
    const profile = `/api/staff/${lab.hospital.users.LabTechnician!.id}/profile`;
    ok(await lab.as.Admin.put<StaffProfile>(profile, { labVerifier: true }, { version: 0 }));
    expect((await lab.sheet(id)).mayVerify).toBe(true);
    expect((await lab.verify(id, lab.as.LabTechnician)).problem.code).toBe('lab_result.second_person');
    await lab.set({ secondPerson: false });
    expect((await lab.verify(id, lab.as.LabTechnician)).status).toBe(200);
    await lab.set({});
    ok(await lab.as.Admin.put(profile, { labVerifier: false }, { version: 1 }));
  });

  it('happens once when two do it, and not to a value that was entered anew', async () => {
    const id = await aTube(['K']);
    const first = result(ok(await lab.enter(id, { K: '4.1' })), 'K').id;
    const second = result(ok(await lab.enter(id, { K: '4.9' })), 'K').id;
    const verify = (resultId: string) => lab.as.Doctor.post(`/api/lab-specimens/${id}/verify`, { resultIds: [resultId] });
    expect((await verify(first)).problem.code).toBe('lab_result.stale');
    const both = await Promise.all([verify(second), verify(second)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('is done by the program only where the hospital switched it on, of what is in a confirmed range and near the value before', async () => {
    const { id: patientId } = await lab.aPatient();
    await lab.measured({ K: '3.6' }, { patientId, collectedAt: daysAgo(2) });
    await lab.set({ autoVerify: true });
    const unconfirmed = await aTube(['NA']);
    expect(entry(ok(await lab.enter(unconfirmed, { NA: '140' })), 'NA').status).toBe('preliminary');
    for (const code of ['NA', 'K']) ok(await lab.as.Admin.post(`/api/lab-tests/${lab.test(code).id}/confirm`));
    const id = await aTube(['NA', 'K', 'CA'], { allowDuplicate: true }, patientId);
    const sheet = ok(await lab.enter(id, { NA: '140', K: '4.9', CA: '9.0' }));
    expect([entry(sheet, 'NA').status, result(sheet, 'NA').verifiedBy, result(sheet, 'NA').verifiedById]).toEqual([
      ...['final', 'Automatic', null],
    ]);
    expect([entry(sheet, 'K').status, result(sheet, 'K').delta?.exceeded, entry(sheet, 'CA').status]).toEqual([
      'preliminary',
      true,
      'preliminary',
    ]);
    await lab.set({});
  });
});

describe('a correction', () => {
  it('keeps the old value with who and why, and what is calculated follows', async () => {
    const sheet = await lab.measured({ CHOL: '200', HDL: '50', TRIG: '150', LDL: '' }, {}).catch(() => null);
    expect(sheet).toBeNull();
    const id = await aTube(['LDL']);
    ok(await lab.enter(id, { CHOL: '200', HDL: '50', TRIG: '150' }));
    const final = ok(await lab.verify(id));
    const corrected = ok(await correct(final, 'CHOL', '220'));
    expect(entry(corrected, 'CHOL').status).toBe('corrected');
    expect(result(corrected, 'CHOL')).toMatchObject({
      ...{ display: '220', flag: 'H', verifiedBy: 'Test Doctor' },
      corrected: [
        { display: '200', flag: 'H', enteredBy: 'Test LabTechnician', reason: 'Read off the wrong line', correctedBy: 'Test Doctor' },
      ],
    });
    expect([result(corrected, 'LDL').display, result(corrected, 'LDL').corrected[0]?.display]).toEqual(['140', '120']);
    expect((await correct(corrected, 'LDL', '1')).status).toBe(400);
    const twice = ok(await correct(corrected, 'CHOL', '230'));
    expect(result(twice, 'CHOL').corrected.map(({ display }) => display)).toEqual(['220', '200']);
  });

  it('is for those who verify, of what is final, and with a reason', async () => {
    const id = await aTube(['K']);
    const sheet = ok(await lab.enter(id, { K: '4.1' }));
    expect((await correct(sheet, 'K', '4.2')).problem.code).toBe('lab_specimen.illegal_state');
    const final = ok(await lab.verify(id));
    for (const role of ['LabTechnician', 'Nurse'] as const)
      expect((await correct(final, 'K', '4.2', lab.as[role])).problem.code).toBe('permission.denied');
    const bare = { itemId: entry(final, 'K').itemId, value: '4.2' };
    expect((await lab.as.Doctor.post(`/api/lab-specimens/${sheet.id}/correct`, bare)).status).toBe(400);
  });

  it('is the only way: the database lets nobody rewrite a result', async () => {
    const id = await aTube(['K']);
    ok(await lab.enter(id, { K: '4.1' }));
    ok(await lab.verify(id));
    const { id: schema } = lab.hospital;
    const [row] = await lab.rows<{ may: boolean }>(
      `SELECT has_table_privilege('${schema}', '"${schema}".lab_results', 'DELETE') OR has_column_privilege('${schema}', '"${schema}".lab_results', 'value_number', 'UPDATE') AS may`,
    );
    expect(row?.may).toBe(false);
    const login = apiPool();
    const rewrite = `UPDATE lab_results SET verified_at = now(), verified_by_name = 'x' WHERE verified_at IS NOT NULL`;
    expect(await sqlAs(login, { role: schema, path: schema }, rewrite)).toBe(0);
    await login.end();
  });
});

describe('the results of a patient', () => {
  it('are told over the years by test, with the change from one to the next', async () => {
    const { id: patientId } = await lab.aPatient();
    for (const [days, value] of [
      [6, '4.6'],
      [5, '4.8'],
      [2, '6.1'],
    ] as const)
      await lab.measured({ K: value }, { patientId, collectedAt: daysAgo(days) });
    const { data, truncated } = ok(await lab.as.Nurse.get<LabHistory>(`/api/patients/${patientId}/lab-results`));
    expect([truncated, data.map(({ code }) => code)]).toEqual([false, ['K']]);
    const [last, middle, first] = data[0].results;
    expect([last?.display, middle?.display, first?.display, first?.delta]).toEqual(['6.1', '4.8', '4.6', null]);
    expect(last?.delta).toMatchObject({ display: '4.8', exceeded: true });
    expect(Math.round(last.delta!.percent!)).toBe(27);
  });

  it('keep the words of their definition, and whether its ranges were confirmed', async () => {
    const { id: patientId } = await lab.aPatient();
    const historyOf = async () => {
      const { data } = ok(await lab.as.Nurse.get<LabHistory>(`/api/patients/${patientId}/lab-results`));
      return data[0].results.map(({ note, rangesConfirmed }) => [note, rangesConfirmed]);
    };
    const { id, version, status: _, confirmedAt: _at, confirmedBy: _by, updatedAt: _updated, ...definition } = lab.test('MG');
    const put = (body: object, at: number) =>
      lab.as.Admin.put<LabTest>(`/api/lab-tests/${id}`, { ...definition, ...body }, { version: at });
    ok(await put({ note: 'First words.' }, version));
    await lab.measured({ MG: '2.0' }, { patientId, collectedAt: daysAgo(3) });
    expect(await historyOf()).toEqual([['First words.', false]]);
    ok(await put({ note: 'Other words.' }, version + 1));
    ok(await lab.as.Admin.post(`/api/lab-tests/${id}/confirm`));
    expect(await historyOf()).toEqual([['First words.', true]]);
    ok(await put({ ranges: [{ low: 1, high: 9, source: 'Ours' }] }, version + 3));
    await lab.measured({ MG: '2.1' }, { patientId, collectedAt: daysAgo(2) });
    expect(await historyOf()).toEqual([
      [null, true],
      ['First words.', false],
    ]);
  });

  it('have the last one of each test, however many there are', async () => {
    const { id: patientId } = await lab.aPatient();
    await lab.measured({ NA: '140' }, { patientId, collectedAt: daysAgo(6) });
    await lab.rows(
      `WITH o AS (INSERT INTO {schema}.lab_orders (order_number, patient_id, orderer_id, orderer_name, priority)
           SELECT 'MANY-' || n, $1, gen_random_uuid(), 'x', 'routine' FROM generate_series(1, 1000) n RETURNING id, order_number),
         s AS (INSERT INTO {schema}.lab_specimens (order_id, accession_number, kind, stage, urgency, collected_at, received_at)
           SELECT id, order_number, 'serum', 'done', 3, now(), now() FROM o RETURNING id, order_id),
         i AS (INSERT INTO {schema}.lab_order_items (order_id, specimen_id, test_id, position, status, result_id)
           SELECT order_id, id, $2, 0, 'final', gen_random_uuid() FROM s RETURNING id, result_id)
       INSERT INTO {schema}.lab_results (id, item_id, test_id, test_version, value_number, entered_by_name, verified_at, verified_by_name)
         SELECT result_id, id, $2, 1, 4, 'x', now(), 'x' FROM i`,
      [patientId, lab.test('K').id],
    );
    const { data, truncated } = ok(await lab.as.Nurse.get<LabHistory>(`/api/patients/${patientId}/lab-results`));
    expect([data.map(({ code, results }) => [code, results.length]), truncated]).toEqual([
      [
        ['K', 1000],
        ['NA', 1],
      ],
      false,
    ]);
    await lab.measured({ K: '4.1' }, { patientId });
    const more = ok(await lab.as.Nurse.get<LabHistory>(`/api/patients/${patientId}/lab-results`));
    expect([more.data.map(({ results }) => results.length), more.truncated]).toEqual([[1000, 1], true]);
  });

  it('are read by those who may read the laboratory’s, which is written down', async () => {
    const { id } = await lab.aPatient();
    ok(await lab.as.Admin.get(`/api/patients/${id}/lab-results`));
    const clerk = await (await api.aHospital({ roles: ['Receptionist'] })).as('Receptionist');
    expect((await clerk.get(`/api/patients/${id}/lab-results`)).problem.code).toBe('permission.denied');
    expect(await lab.rows(`SELECT FROM {schema}.audit_events WHERE patient_id = $1 AND action = 'lab_results.read'`, [id])).toHaveLength(1);
  });
});

isolationContract({
  ...{ api: () => api, name: 'lab results', role: 'Nurse', list: '/api/lab-specimens?stage=collect' },
  create: async (client) => {
    const { id } = await aRegisteredPatient(client);
    const tests = (await client.get<{ data: { id: string }[] }>('/api/lab-tests?q=potassium')).body.data;
    const order = ok(
      await client.post<{ specimens: { id: string }[] }>('/api/lab-orders', { patientId: id, testIds: [tests[0].id], panelIds: [] }),
      201,
    );
    return order.specimens[0];
  },
  requests: [
    { method: 'GET', path: (id) => `/api/lab-specimens/${id}` },
    { method: 'POST', path: (id) => `/api/lab-specimens/${id}/collect`, body: {} },
    { method: 'POST', path: (id) => `/api/lab-specimens/${id}/receive` },
    { method: 'POST', path: (id) => `/api/lab-specimens/${id}/reject`, body: { reason: 'clotted' } },
  ],
});
