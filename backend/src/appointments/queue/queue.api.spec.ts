import 'reflect-metadata';
import type { Appointment, QueueToken, QueueTokenList, Wall } from '@hms/shared-dto';
import { startApi, type TestApi } from '../../../test/api.js';
import { aClinic, timesAt, type Clinic } from '../../../test/clinic.js';
import { isolationContract } from '../../../test/isolation-contract.js';
import { NOBODY } from '../../../test/route-cases.js';

let api: TestApi;
let clinic: Clinic;
beforeAll(async () => {
  api = await startApi();
  clinic = await aClinic(api);
});
afterAll(() => api.close());

const join = async (more: object = {}, by = clinic) =>
  by.desk.post<QueueToken>('/api/queue-tokens', { patientId: await by.aPatient(), doctorId: by.doctorId, ...more });
const step = (id: string, name: string, version?: number) =>
  clinic.desk.post<QueueToken>(`/api/queue-tokens/${id}/${name}`, {}, version === undefined ? {} : { version });
const callNext = (doctorId: string) => clinic.desk.post<QueueToken>('/api/queue-tokens/call-next', { doctorId });

describe('joining the queue', () => {
  it('is refused for whom it does not know, and twice', async () => {
    for (const [name, code] of [
      ['patientId', 'patient.not_found'],
      ['doctorId', 'doctor.not_found'],
      ['appointmentId', 'appointment.not_found'],
    ])
      expect((await join({ [name]: NOBODY })).problem).toMatchObject({ status: 404, code });
    const patientId = await clinic.aPatient();
    const someoneElses = await clinic.booked(timesAt(3));
    expect((await join({ patientId, appointmentId: someoneElses.id })).problem.code).toBe('appointment.not_found');
    expect((await join({ patientId })).status).toBe(201);
    expect((await join({ patientId })).problem).toMatchObject({ status: 409, code: 'queue_token.illegal_state' });
    expect((await join({ patientId, doctorId: await clinic.aDoctor() })).body.number).toBe(1);
    await (await clinic.hospital.as('Admin')).delete(`/api/patients/${patientId}`);
    expect((await join({ patientId })).problem.code).toBe('patient.illegal_state');
    const pharmacist = await api.signIn((await clinic.hospital.addUser({ roles: ['Pharmacist'] })).email, {
      subdomain: clinic.hospital.subdomain,
    });
    expect((await pharmacist.get('/api/queue-tokens')).problem.code).toBe('permission.denied');
  });

  it('gives numbers without gap or repeat to 60 at once, some of whom are refused', async () => {
    const doctorId = await clinic.aDoctor();
    const patients = await Promise.all(Array.from({ length: 50 }, () => clinic.aPatient()));
    const twice = [...patients, ...patients.slice(0, 10)];
    const answers = await Promise.all(twice.map((patientId) => join({ patientId, doctorId })));
    const numbers = answers.filter(({ status }) => status === 201).map(({ body }) => body.number);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(10);
    expect(numbers.sort((one, other) => one - other)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
  });

  it('counts each day anew, by the clock of the hospital', async () => {
    const own = await aClinic(api);
    expect((await join({}, own)).body.number).toBe(1);
    await own.rows(`UPDATE {schema}.queue_tokens SET day = day - 1`);
    await own.rows(`UPDATE {schema}.queue_counters SET day = day - 1`);
    expect((await join({}, own)).body.number).toBe(1);
    await api.database.query(`UPDATE public.tenants SET time_zone = 'Pacific/Kiritimati' WHERE id = $1`, [own.hospital.id]);
    const east = (await join({}, own)).body.day;
    await api.database.query(`UPDATE public.tenants SET time_zone = 'Pacific/Pago_Pago' WHERE id = $1`, [own.hospital.id]);
    const west = (await join({}, own)).body.day;
    expect((Date.parse(east) - Date.parse(west)) / 86_400_000).toBeGreaterThanOrEqual(1);
  });
});

describe('joining for an appointment', () => {
  /** Of this moment, with a doctor who has no other. */
  const ofNow = async (): Promise<Appointment> => {
    const from = Math.floor(Date.now() / 1000) * 1000;
    const times = { startsAt: new Date(from).toISOString(), endsAt: new Date(from + 900_000).toISOString() };
    return clinic.booked({ ...times, doctorId: await clinic.aDoctor() });
  };
  const joinFor = ({ id: appointmentId, patientId, doctorId }: Appointment, more: object = {}) =>
    join({ appointmentId, patientId, doctorId, ...more });
  const read = async ({ id }: { id: string }) => (await clinic.desk.get<Appointment>(`/api/appointments/${id}`)).body;
  const tokensOf = ({ id }: Appointment) =>
    clinic.rows<{ id: string; status: string }>('SELECT id, status FROM {schema}.queue_tokens WHERE appointment_id = $1', [id]);
  const told = async (key: 'tokenId' | 'appointmentId', id: string) =>
    (await clinic.rows<{ kind: string }>('SELECT kind FROM {schema}.outbox WHERE ids ->> $1 = $2 ORDER BY seq', [key, id])).map(
      ({ kind }) => kind,
    );

  it('checks it in, as being checked in does, and only once', async () => {
    const appointment = await ofNow();
    expect((await joinFor(appointment)).body).toMatchObject({ appointmentId: appointment.id, status: 'waiting' });
    const here = await read(appointment);
    expect([here.status, here.version]).toEqual(['checked_in', 2]);
    expect(here.history.at(-1)).toMatchObject({ fromStatus: 'scheduled', toStatus: 'checked_in', by: 'Test Receptionist' });
    expect(await told('appointmentId', appointment.id)).toEqual(['schedule.booked', 'appointment.booked', 'appointment.changed']);
    const before = await ofNow();
    await clinic.desk.post(`/api/appointments/${before.id}/check-in`);
    expect((await joinFor(before)).status).toBe(201);
    expect((await read(before)).version).toBe(2);
  });

  it('is refused for another patient’s, another doctor’s, another day’s, and one that is over; nothing is changed then', async () => {
    const appointment = await ofNow();
    for (const more of [{ patientId: await clinic.aPatient() }, { doctorId: await clinic.aDoctor() }])
      expect((await joinFor(appointment, more)).problem).toMatchObject({ status: 404, code: 'appointment.not_found' });
    const later = await clinic.booked({ ...timesAt(3), doctorId: await clinic.aDoctor() });
    const over = await ofNow();
    await clinic.desk.post(`/api/appointments/${over.id}/cancel`, { reason: 'pat' });
    for (const other of [later, over]) {
      expect((await joinFor(other)).problem).toMatchObject({ status: 409, code: 'appointment.illegal_state' });
      expect(await tokensOf(other)).toEqual([]);
    }
    expect([(await read(appointment)).status, (await read(later)).status]).toEqual(['scheduled', 'scheduled']);
    expect((await joinFor(appointment)).status).toBe(201);
  });

  it('ends when the appointment is called off or nobody came, with its event', async () => {
    for (const [name, body, called] of [
      ['cancel', { reason: 'pat' }, false],
      ['no-show', {}, true],
    ] as const) {
      const appointment = await ofNow();
      const { body: token } = await joinFor(appointment);
      if (called) await step(token.id, 'call');
      expect((await clinic.desk.post(`/api/appointments/${appointment.id}/${name}`, body)).status).toBe(200);
      expect(await tokensOf(appointment)).toEqual([{ id: token.id, status: 'left' }]);
      expect((await told('tokenId', token.id)).length).toBe(called ? 3 : 2);
      const [event] = await clinic.rows<{ action: string }>(
        'SELECT action FROM {schema}.audit_events WHERE entity_id = $1 ORDER BY occurred_at DESC LIMIT 1',
        [token.id],
      );
      expect(event.action).toBe('queue.left');
    }
  });

  it('goes on with its number when the cancellation is taken back at once, but not what had ended before or was replaced since', async () => {
    const cancel = (of: Appointment) => clinic.desk.post(`/api/appointments/${of.id}/cancel`, { reason: 'pat' });
    const undo = (of: Appointment) => clinic.desk.post<Appointment>(`/api/appointments/${of.id}/reinstate`);
    const [waits, called, gone, again] = [await ofNow(), await ofNow(), await ofNow(), await ofNow()];
    const tokens = [];
    for (const appointment of [waits, called, gone, again]) tokens.push((await joinFor(appointment)).body);
    await step(tokens[1].id, 'call');
    await step(tokens[2].id, 'leave');
    for (const appointment of [waits, called, gone, again]) await cancel(appointment);
    expect((await join({ doctorId: again.doctorId, patientId: again.patientId })).status).toBe(201);
    for (const appointment of [waits, called, gone, again]) expect((await undo(appointment)).body.status).toBe('checked_in');
    const now = [];
    for (const appointment of [waits, called, gone, again]) now.push(...(await tokensOf(appointment)));
    expect(now.map(({ status }) => status)).toEqual(['waiting', 'called', 'left', 'left']);
    expect(now.map(({ id }) => id)).toEqual(tokens.map(({ id }) => id));
    expect((await told('tokenId', tokens[0].id)).length).toBe(3);
    const events = await clinic.rows(`SELECT FROM {schema}.audit_events WHERE action = 'queue.restored' AND entity_id = $1`, [
      tokens[0].id,
    ]);
    expect(events).toHaveLength(1);
  });
});

describe('calling', () => {
  it('takes the first who waits, each of two callers another one, until nobody is left', async () => {
    const doctorId = await clinic.aDoctor();
    expect((await callNext(doctorId)).problem).toMatchObject({ status: 409, code: 'queue.empty' });
    for (let i = 0; i < 3; i += 1) await join({ doctorId });
    const both = await Promise.all([callNext(doctorId), callNext(doctorId)]);
    expect(both.map(({ body }) => body.number).sort()).toEqual([1, 2]);
    expect((await callNext(doctorId)).body).toMatchObject({ number: 3, status: 'called', calledAt: expect.any(String) as string });
    expect((await callNext(doctorId)).problem.code).toBe('queue.empty');
  });

  it('goes on to being served, or back to waiting, and ends there', async () => {
    const { body } = await join({ doctorId: await clinic.aDoctor() });
    expect((await step(body.id, 'serve')).problem).toMatchObject({ status: 409, code: 'queue_token.illegal_state' });
    expect((await step(body.id, 'call', 7)).problem.code).toBe('version.stale');
    expect((await step(body.id, 'call', 1)).body.status).toBe('called');
    expect((await step(body.id, 'put-back')).body).toMatchObject({ status: 'waiting', calledAt: null });
    expect((await callNext(body.doctorId)).body.id).toBe(body.id);
    expect((await step(body.id, 'serve')).body).toMatchObject({ status: 'served', version: 5, endedAt: expect.any(String) as string });
    expect((await step(body.id, 'leave')).problem.code).toBe('queue_token.illegal_state');
    const events = await clinic.rows<{ action: string }>(
      'SELECT action FROM {schema}.audit_events WHERE entity_id = $1 AND patient_id = $2 ORDER BY occurred_at',
      [body.id, body.patientId],
    );
    expect(events.map(({ action }) => action)).toEqual(['joined', 'called', 'waiting', 'called', 'served'].map((what) => `queue.${what}`));
  });
});

describe('who is worse than others', () => {
  it('is called before them, at the wall and in the list too; of the same urgency the first who came', async () => {
    const own = await aClinic(api);
    const normal = (await join({}, own)).body;
    const [urgent, second] = [(await join({ priority: 'urgent' }, own)).body, (await join({ priority: 'urgent' }, own)).body];
    const emergency = (await join({ priority: 'emergency' }, own)).body;
    expect([normal.priority, emergency.priority]).toEqual(['normal', 'emergency']);
    const order = [emergency, urgent, second, normal].map(({ number }) => number);
    const listed: number[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body }: { body: QueueTokenList } = await own.desk.get(`/api/queue-tokens?limit=1${cursor && `&cursor=${cursor}`}`);
      listed.push(...body.data.map(({ number }) => number));
      cursor = body.page.nextCursor;
    }
    expect(listed).toEqual(order);
    expect((await own.desk.get<Wall>('/api/queue-tokens/wall')).body.data.map(({ number }) => number)).toEqual(order);
    const next = () => own.desk.post<QueueToken>('/api/queue-tokens/call-next', { doctorId: own.doctorId });
    for (const number of order) expect((await next()).body.number).toBe(number);
  });

  it('may be found out later, as long as they wait, with an event of both', async () => {
    const { body } = await join({ doctorId: await clinic.aDoctor() });
    const put = (priority: unknown, version?: number) =>
      clinic.desk.post<QueueToken>(`/api/queue-tokens/${body.id}/priority`, { priority }, version === undefined ? {} : { version });
    expect((await put('asap')).status).toBe(400);
    expect((await put('urgent', 7)).problem.code).toBe('version.stale');
    expect((await put('urgent', 1)).body).toMatchObject({ priority: 'urgent', version: 2, number: body.number });
    const [{ details }] = await clinic.rows<{ details: object }>(
      `SELECT details FROM {schema}.audit_events WHERE entity_id = $1 AND action = 'queue.priority_changed'`,
      [body.id],
    );
    expect(details).toMatchObject({ before: 'normal', after: 'urgent' });
    await step(body.id, 'call');
    expect((await put('normal')).problem).toMatchObject({ status: 409, code: 'queue_token.illegal_state' });
    expect((await clinic.desk.post(`/api/queue-tokens/${NOBODY}/priority`, { priority: 'urgent' })).problem.code).toBe(
      'queue_token.not_found',
    );
  });
});

describe('looking', () => {
  it('at one token is written to the audit', async () => {
    const { body } = await join({ doctorId: await clinic.aDoctor(), priority: 'urgent' });
    expect((await clinic.desk.get<QueueToken>(`/api/queue-tokens/${body.id}`)).body).toEqual(body);
    expect((await clinic.desk.get(`/api/queue-tokens/${NOBODY}`)).problem.code).toBe('queue_token.not_found');
    const read = await clinic.rows(`SELECT FROM {schema}.audit_events WHERE entity_id = $1 AND action = 'queue.read'`, [body.id]);
    expect(read).toHaveLength(1);
  });

  it('pages through the day in the order of arrival where nobody is worse than others', async () => {
    const own = await aClinic(api);
    for (let i = 0; i < 5; i += 1) await join({}, own);
    const numbers: number[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body }: { body: QueueTokenList } = await own.desk.get(`/api/queue-tokens?limit=2${cursor && `&cursor=${cursor}`}`);
      expect(body.page.total).toBe(5);
      numbers.push(...body.data.map(({ number }) => number));
      cursor = body.page.nextCursor;
    }
    expect(numbers).toEqual([1, 2, 3, 4, 5]);
    expect((await own.desk.get<QueueTokenList>('/api/queue-tokens?date=2026-01-01')).body.data).toEqual([]);
    expect((await own.desk.get<QueueTokenList>('/api/queue-tokens?status=called')).body.data).toEqual([]);
  });

  it('at the wall shows numbers and initials, who is called first, and no name', async () => {
    const own = await aClinic(api);
    const [first, second] = [await join({}, own), await join({}, own)];
    await own.desk.post(`/api/queue-tokens/${second.body.id}/call`);
    const { body, text } = await own.desk.get<Wall>('/api/queue-tokens/wall');
    const shown = { initials: 'G. F.', doctorId: own.doctorId, doctorName: 'Test Doctor' };
    expect(body).toEqual({
      data: [
        { ...shown, number: 2, status: 'called' },
        { ...shown, number: 1, status: 'waiting' },
      ],
      more: [],
    });
    for (const secret of [first.body.id, first.body.patientId, first.body.patient.lastName]) expect(text).not.toContain(secret);
    await own.desk.post(`/api/queue-tokens/${first.body.id}/leave`);
    expect((await own.desk.get<Wall>('/api/queue-tokens/wall')).body.data).toHaveLength(1);
  });

  it('at the wall shows the first of every doctor, however many there are, and counts the others; of one doctor or department if asked', async () => {
    const own = await aClinic(api);
    const quiet = await own.aDoctor('Dr Quiet');
    for (let one = 0; one < 11; one += 1) await join({}, own);
    await join({ doctorId: quiet }, own);
    const department = await (await own.hospital.as('Admin')).post<{ id: string }>('/api/departments', { name: 'Medicine' });
    await own.rows('INSERT INTO {schema}.staff_profiles (user_id, department_id) VALUES ($1, $2)', [quiet, department.body.id]);
    const wall = async (query = '') => (await own.desk.get<Wall>(`/api/queue-tokens/wall${query}`)).body;
    const of = ({ data }: Wall) => data.map(({ doctorId }) => (doctorId === quiet ? 'quiet' : 'busy'));
    const busy = Array<string>(8).fill('busy');
    const all = await wall();
    expect([of(all), all.more]).toEqual([[...busy, 'quiet'], [{ doctorId: own.doctorId, count: 3 }]]);
    expect(of(await wall(`?doctorId=${own.doctorId}`))).toEqual(busy);
    expect(await wall(`?departmentId=${department.body.id}`)).toMatchObject({ data: [{ doctorId: quiet }], more: [] });
  });
});

isolationContract({
  api: () => api,
  name: 'queue tokens',
  role: 'Doctor',
  list: '/api/queue-tokens',
  create: async (client) => {
    const person = { lastName: 'Rao', dateOfBirth: '1978-03-02', gender: 'male', allowDuplicate: true };
    const patient = await client.post<{ id: string }>('/api/patients', person);
    return (await client.post<QueueToken>('/api/queue-tokens', { patientId: patient.body.id, doctorId: client.user.id })).body;
  },
  requests: [
    { method: 'GET', path: (id) => `/api/queue-tokens/${id}` },
    { method: 'POST', path: (id) => `/api/queue-tokens/${id}/priority`, body: { priority: 'urgent' } },
    ...['call', 'put-back', 'serve', 'leave'].map((name) => ({
      method: 'POST' as const,
      path: (id: string) => `/api/queue-tokens/${id}/${name}`,
      body: {},
    })),
  ],
});
