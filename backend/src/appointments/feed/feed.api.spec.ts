import 'reflect-metadata';
import type { CalendarFeed, CalendarFeedAddress } from '@hms/shared-dto';
import { startApi, type TestApi } from '../../../test/api.js';
import { AuditBatches } from '../../audit/audit-batches.service.js';
import type { Answer } from '../../../test/client.js';
import { aClinic, timesAt, type Clinic } from '../../../test/clinic.js';
import { apiPool } from '../../../test/database.js';
import { NOBODY } from '../../../test/route-cases.js';
import { sqlAs } from '../../../test/role-sql.js';

const before = { ...process.env };
let api: TestApi;
let clinic: Clinic;
beforeAll(async () => {
  // Nothing fills up while a test runs.
  Object.assign(process.env, {
    RATE_FEED_PER_HOUR: '1',
    RATE_FEED_BURST: '40',
    RATE_ADDRESS_BURST: '60',
    RATE_ADDRESS_PER_SECOND: '1',
  });
  Object.assign(process.env, { TRUSTED_PROXIES: 'loopback' });
  api = await startApi();
  clinic = await aClinic(api, ['Admin', 'Doctor', 'Nurse', 'Receptionist']);
});
afterAll(async () => {
  for (const name of ['RATE_FEED_PER_HOUR', 'RATE_FEED_BURST', 'RATE_ADDRESS_BURST', 'RATE_ADDRESS_PER_SECOND', 'TRUSTED_PROXIES'])
    process.env[name] = before[name] ?? '';
  await api?.close();
});

let lastAddress = 0;
/** As a calendar program: with nothing but the address, from somewhere that nobody asked from yet. */
function open(url: string, headers: Record<string, string> = {}): Promise<Answer<never>> {
  const { pathname, search } = new URL(url);
  lastAddress += 1;
  const nothing = { 'x-app-id': undefined, origin: undefined, 'x-forwarded-for': `198.51.100.${lastAddress}` };
  return api.anonymous(clinic.hospital.subdomain).get<never>(pathname + search, { headers: { ...nothing, ...headers } });
}
const feedOf = (doctorId: string): string => `/api/doctors/${doctorId}/calendar-feed`;
/** The doctor's own; the one of before, if there is one, ends. */
const anAddress = async (by = clinic.doctor): Promise<string> => (await by.post<CalendarFeedAddress>(feedOf(by.user.id))).body.url;
const told = ({ status, problem }: Answer<unknown>): string => `${status} ${problem?.code}`;
const bare = ({ status, headers, text, problem }: Answer<unknown>): string => {
  const { date: _, ratelimit: __, ...rest } = headers;
  return JSON.stringify({ status, rest, text: text.replace(problem?.traceId ?? '', '') });
};
const linesOf = ({ text }: Answer<never>): string[] => text.replaceAll('\r\n ', '').split('\r\n');
const events = (answer: Answer<never>): number => linesOf(answer).filter((line) => line === 'BEGIN:VEVENT').length;

describe('a doctor’s calendar address', () => {
  it('is none at first, is shown once, and its secret rests nowhere', async () => {
    const doctor = await api.signIn((await clinic.hospital.addUser({ roles: ['Doctor'] })).email, { subdomain: clinic.hospital.subdomain });
    expect((await doctor.get<CalendarFeed>(feedOf(doctor.user.id))).body).toEqual({ createdAt: null });
    expect(told(await doctor.delete(feedOf(doctor.user.id)))).toBe('404 calendar_feed.not_found');
    const made = await doctor.post<CalendarFeedAddress>(feedOf(doctor.user.id));
    expect(made.status).toBe(200);
    expect(made.body.url).toMatch(
      new RegExp(`^http://${clinic.hospital.subdomain}\\.localhost:\\d+/api/doctors/${doctor.user.id}/calendar\\.ics\\?token=[\\w-]{43}$`),
    );
    const state = await doctor.get<CalendarFeed>(feedOf(doctor.user.id));
    expect(state.body).toEqual({ createdAt: made.body.createdAt });
    const token = made.body.url.split('token=')[1];
    const stored = await clinic.rows(`SELECT f::text AS feed FROM public.calendar_feeds f WHERE doctor_id = $1`, [doctor.user.id]);
    const audit = await clinic.rows(`SELECT a::text AS event FROM {schema}.audit_events a WHERE entity = 'calendar_feed'`);
    expect(JSON.stringify([stored, audit])).not.toContain(token);
  });

  it('opens what is booked from a week ago to three months ahead, by number, without a name or what it is for', async () => {
    const [patientId, roomId, typeId] = [await clinic.aPatient(), await clinic.aRoom(), await clinic.aType({ name: 'Chemotherapy' })];
    const at = timesAt(3);
    const booked = await clinic.booked({ ...at, patientId, roomId, typeId, reason: 'Lump in breast', notes: 'Needs an MRI' });
    const gone = await clinic.booked(timesAt(4));
    await clinic.desk.post(`/api/appointments/${gone.id}/cancel`, { reason: 'pat' });
    const held = await clinic.booked(timesAt(5));
    await clinic.rows(`UPDATE {schema}.appointments SET status = 'held', held_until = now() + interval '1 hour' WHERE id = $1`, [held.id]);
    await clinic.booked(timesAt(120));
    await clinic.booked({ ...timesAt(3), doctorId: await clinic.aDoctor() });
    const answer = await open(await anAddress());
    expect([answer.status, answer.headers['content-type'], answer.headers['set-cookie']]).toEqual([
      ...[200, 'text/calendar; charset=utf-8', undefined],
    ]);
    expect(events(answer)).toBe(1);
    expect(linesOf(answer)).toEqual(
      expect.arrayContaining([
        ...[`UID:${booked.id}`, 'SEQUENCE:0', `SUMMARY:Appointment ${booked.patient.patientNumber}`, 'METHOD:PUBLISH'],
        ...[`LOCATION:${booked.roomName}\\, ${clinic.hospital.name}`, `DTSTART:${at.startsAt.replace(/[-:]|\.\d{3}/g, '')}`],
        `X-WR-CALNAME:Test Doctor\\, ${clinic.hospital.name}`,
      ]),
    );
    expect(answer.text).not.toMatch(/given\d|family\d|chemotherapy|lump|breast|mri/i);
  });

  it('answers 304 while nothing changes, and anew when something does', async () => {
    const url = await anAddress();
    const first = await open(url);
    const etag = String(first.headers['etag']);
    expect(first.headers['cache-control']).toBe('private, no-cache');
    for (const known of [etag, `W/${etag}`, `"x", ${etag}`]) {
      const same = await open(url, { 'if-none-match': known });
      expect([same.status, same.text, same.headers['etag']]).toEqual([304, '', etag]);
    }
    await clinic.booked(timesAt(6));
    const changed = await open(url, { 'if-none-match': etag });
    expect([changed.status, events(changed)]).toEqual([200, events(first) + 1]);
  });

  it('ends when another is made, and when it is revoked', async () => {
    const first = await anAddress();
    const second = await anAddress();
    expect([told(await open(first)), (await open(second)).status]).toEqual(['404 calendar_feed.not_found', 200]);
    expect((await clinic.doctor.delete(feedOf(clinic.doctorId))).status).toBe(204);
    expect(told(await open(second))).toBe('404 calendar_feed.not_found');
    expect((await clinic.doctor.get<CalendarFeed>(feedOf(clinic.doctorId))).body.createdAt).toBeNull();
    const audit = await clinic.rows<{ action: string }>(
      `SELECT action FROM {schema}.audit_events WHERE entity_id = $1 AND entity = 'calendar_feed' AND action <> 'calendar_feed.read' ORDER BY id`,
      [clinic.doctorId],
    );
    expect(audit.slice(-3).map(({ action }) => action)).toEqual([
      ...['calendar_feed.rotated', 'calendar_feed.rotated', 'calendar_feed.revoked'],
    ]);
  });

  it('is read in the doctor’s name: an event for each answer that told something', async () => {
    const url = await anAddress();
    const reads = async () =>
      (await clinic.rows<{ actor_name: string }>(
        `SELECT actor_name FROM {schema}.audit_events WHERE action = 'calendar_feed.read' AND actor_id = $1`,
        [clinic.doctorId],
      )) as { actor_name: string }[];
    await api.app.get(AuditBatches).flush();
    const earlier = (await reads()).length;
    const { headers } = await open(url);
    await open(url, { 'if-none-match': String(headers['etag']) });
    await api.app.get(AuditBatches).flush();
    expect((await reads()).slice(earlier)).toEqual([{ actor_name: 'Test Doctor' }]);
  });

  it('is one’s own: nobody else has one, makes one or sees one', async () => {
    for (const role of ['Admin', 'Nurse', 'Receptionist'] as const) {
      const other = await clinic.hospital.as(role);
      for (const path of [feedOf(other.user.id), feedOf(clinic.doctorId)]) {
        const answers = [await other.get(path), await other.post(path), await other.delete(path)];
        expect([role, ...answers.map(told)]).toEqual([role, ...Array.from({ length: 3 }, () => '404 doctor.not_found')]);
      }
    }
    expect(told(await clinic.doctor.post(feedOf(await clinic.aDoctor())))).toBe('404 doctor.not_found');
  });
});

describe('an address that opens nothing', () => {
  it('is answered byte for byte alike, whatever is wrong with it', async () => {
    const url = await anAddress();
    const token = url.split('token=')[1];
    const colleague = await clinic.aDoctor();
    const at = (doctorId: string, secret = token) => open(`http://x.localhost/api/doctors/${doctorId}/calendar.ics?token=${secret}`);
    const unknown = bare(await at(NOBODY, 'A'.repeat(43)));
    expect(unknown).toContain('calendar_feed.not_found');
    const others = [await at(clinic.doctorId, 'A'.repeat(43)), await at(colleague), await at(NOBODY), await at('not-an-id')];
    for (const other of others) expect(bare(other)).toBe(unknown);

    const status = (to: string) =>
      clinic.rows('UPDATE public.memberships SET status = $3 WHERE tenant_id = $1 AND user_id = $2', [
        clinic.hospital.id,
        clinic.doctorId,
        to,
      ]);
    await status('suspended');
    expect(bare(await open(url))).toBe(unknown);
    await status('active');
    const roles = (to: string[]) =>
      clinic.rows('UPDATE public.memberships SET roles = $3 WHERE tenant_id = $1 AND user_id = $2', [
        clinic.hospital.id,
        clinic.doctorId,
        to,
      ]);
    await roles(['Nurse']);
    expect(bare(await open(url))).toBe(unknown);
    await roles(['Doctor']);
    const suspension = (kind: string) =>
      clinic.rows(
        `UPDATE public.tenants SET status = 'suspended', suspension_kind = $2, suspension_reason = 'Test', suspended_at = now() WHERE id = $1`,
        [clinic.hospital.id, kind],
      );
    await suspension('lock');
    expect(bare(await open(url))).toBe(unknown);
    await suspension('billing_hold');
    expect((await open(url)).status).toBe(200);
    await clinic.rows(
      `UPDATE public.tenants SET status = 'active', suspension_kind = NULL, suspension_reason = NULL, suspended_at = NULL WHERE id = $1`,
      [clinic.hospital.id],
    );
  });

  it.each(['', '?token=', '?token=short', '?token=a&token=b', `?token=${'A'.repeat(43)}&user=1`, '?other=1'])(
    '%j is no address: 400',
    async (query) => {
      expect(told(await open(`http://x.localhost/api/doctors/${clinic.doctorId}/calendar.ics${query}`))).toBe('400 request.invalid');
    },
  );

  it('is counted against who guesses, and an address that is used too often against itself', async () => {
    const url = await anAddress();
    const from = { 'x-forwarded-for': '203.0.113.77' };
    const guesses: string[] = [];
    for (let index = 0; index < 80; index += 1)
      guesses.push(told(await open(`http://x.localhost/api/doctors/${NOBODY}/calendar.ics?token=${'A'.repeat(43)}`, from)));
    expect(new Set(guesses)).toEqual(new Set(['404 calendar_feed.not_found', '429 rate.limited']));
    // A colleague of who guesses, at the same address.
    const mine = await open(url, from);
    const uses = [mine];
    for (let index = 0; index < 42; index += 1) uses.push(await open(url));
    expect(mine.status).toBe(200);
    expect(uses.at(-1)!.headers['ratelimit-policy']).toMatch(/^"feed";q=40;/);
    expect(told(uses.at(-1)!)).toBe('429 rate.limited');
  });
});

describe('another hospital', () => {
  it('of the same doctor has its own address, and neither opens or ends the other', async () => {
    const other = await aClinic(api, ['Doctor', 'Receptionist']);
    const { email } = clinic.hospital.users.Doctor!;
    await other.rows(
      `INSERT INTO public.memberships (tenant_id, user_id, email, name, roles, status) VALUES ($1, $2, $3, 'Test Doctor', '{Doctor}', 'active')`,
      [other.hospital.id, clinic.doctorId, email],
    );
    await other.booked({ ...timesAt(5), doctorId: clinic.doctorId });
    const elsewhere = await api.signIn(email, { subdomain: other.hospital.subdomain });
    const theirs = await open(await anAddress(elsewhere));
    expect(theirs.text).toContain(other.hospital.name);
    expect([events(theirs), theirs.text.includes(clinic.hospital.name)]).toEqual([1, false]);
    expect((await elsewhere.delete(feedOf(clinic.doctorId))).status).toBe(204);
    const login = apiPool();
    const sql = (text: string) => sqlAs(login, { role: other.hospital.id, path: other.hospital.id }, text);
    expect(await sql(`DELETE FROM public.calendar_feeds WHERE doctor_id = '${clinic.doctorId}'`)).toBe(0);
    expect(await sql('SELECT hash FROM public.calendar_feeds')).toBe('42501');
    await login.end();
  });
});
