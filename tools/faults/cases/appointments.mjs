import { killWhere, noJobWaits, outcomeOf, seen } from '../killing.mjs';
import { see, until } from '../patience.mjs';

/** @typedef {import('../world.mjs').World} World */
/** @typedef {import('../world.mjs').Hospital} Hospital */
/** @typedef {import('../results.mjs').Case} Case */
/** @typedef {import('../pause.mjs').Place} Place */

const DAY_MS = 86_400_000;
/** 10:00 in India, where these hospitals are. */
const TEN_MS = 4.5 * 3_600_000;
const DAYS_AHEAD = 7;
let mailed = 0;

/** A quarter of an hour a week ahead. */
function times() {
  const from = Math.floor(Date.now() / DAY_MS + DAYS_AHEAD) * DAY_MS + TEN_MS;
  return { startsAt: new Date(from).toISOString(), endsAt: new Date(from + 900_000).toISOString() };
}

/** @param {World} world @param {Hospital} hospital */
async function clinic(world, hospital) {
  const { rows } = await world.pool.query(`SELECT user_id AS id FROM public.memberships WHERE tenant_id = $1 AND 'Doctor' = ANY (roles)`, [
    hospital.id,
  ]);
  mailed += 1;
  const email = `patient${mailed}@home.example`;
  await world.pool.query(`UPDATE "${hospital.id}".patients SET email = $2 WHERE id = $1`, [hospital.patients[0], email]);
  const doctorId = rows[0].id;
  return { hospital, doctorId, email, booking: { patientId: hospital.patients[0], doctorId, ...times(), outsideHours: true } };
}

/** @param {Awaited<ReturnType<typeof clinic>>} clinic @param {import('node:http').OutgoingHttpHeaders} [headers] */
const book = ({ hospital, booking }, headers) => hospital.admin.post('/api/appointments', booking, headers);

/** @param {Awaited<ReturnType<typeof clinic>>} clinic */
async function booked(clinic) {
  const { status, body } = await book(clinic);
  see(status === 201, `the booking answered ${status} ${body.code}`);
  return body;
}

/** @param {'before' | 'after'} when @param {(id: string) => Place} place @returns {Case} */
const booking = (when, place) => ({
  name: `Booking: API killed ${when} it commits`,
  expected: `${when === 'before' ? 'Nothing is booked' : 'It is booked, though nobody was told'}; the same request with its key answers 201; there is one appointment with its two reminders, and one mail.`,
  withinSeconds: 30,
  async run(world) {
    const desk = await clinic(world, await world.hospital());
    const key = { 'idempotency-key': desk.email };
    const { outcome, killedAt } = await killWhere(world, { name: 'api', place: place(desk.hospital.id), act: () => book(desk, key) });
    see(outcome.status === 0, `the desk was told ${outcome.status}`);
    const again = await book(desk, key);
    see(again.status === 201, `the repeated request answered ${again.status} ${again.body.code}`);
    const result = seen(killedAt, 'one appointment, two reminders, one mail');
    await noJobWaits(world);
    const appointments = await world.count(`SELECT count(*) FROM "${desk.hospital.id}".appointments`);
    const reminders = await world.count('SELECT count(*) FROM public.planned_jobs WHERE subject_id = $1', [again.body.id]);
    const mails = await world.mailsTo(desk.email);
    see(appointments === 1 && reminders === 2, `${appointments} appointments, ${reminders} reminders`);
    see(mails.length === 1, `${mails.length} mails came`);
    return result;
  },
});

/** @type {Case} */
const reminder = {
  name: 'Reminder of an appointment: worker killed once the mail is out and not yet noted',
  expected: 'The next worker sends it again, with the same Message-ID; the other reminder still waits for its time.',
  withinSeconds: 30,
  async run(world) {
    const desk = await clinic(world, await world.hospital());
    const { id } = await booked(desk);
    await noJobWaits(world);
    const before = (await world.mailsTo(desk.email)).length;
    const act = () =>
      world.pool.query(
        'UPDATE public.planned_jobs SET due_at = now() WHERE id = (SELECT id FROM public.planned_jobs WHERE subject_id = $1 ORDER BY due_at LIMIT 1)',
        [id],
      );
    const { killedAt } = await killWhere(world, { name: 'worker', place: done('mail.appointment'), act });
    await noJobWaits(world);
    const mails = (await world.mailsTo(desk.email)).slice(0, -before);
    const distinct = new Set(mails.map(({ messageId }) => messageId)).size;
    see(distinct === 1, `one reminder made mails of ${distinct} Message-IDs`);
    const left = await world.count('SELECT count(*) FROM public.planned_jobs WHERE subject_id = $1', [id]);
    see(left === 1, `${left} reminders wait`);
    return seen(killedAt, `${mails.length} mails of one Message-ID; one reminder waits`);
  },
};

/** Somebody waits for the doctor's time, and whoever has it calls off. @param {World} world */
async function freed(world) {
  const desk = await clinic(world, await world.hospital());
  const { hospital, doctorId } = desk;
  // By the clock of Tokyo the appointment is at half past one.
  const hours = { weekday: 1, startTime: '09:00', endTime: '13:00', slotMinutes: 15, validFrom: '2026-01-01', validTo: null };
  const rules = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ ...hours, weekday }));
  const headers = { 'content-type': 'application/json', 'if-match': '"1"' };
  const set = await hospital.admin.send('PUT', `/api/doctors/${doctorId}/availability`, { body: JSON.stringify({ rules }), headers });
  see(set.status === 200, `the hours answered ${set.status} ${set.body.code}`);
  const { id } = await booked(desk);
  const day = desk.booking.startsAt.slice(0, 10);
  const wish = { patientId: hospital.patients[1], doctorId, fromDate: day, toDate: day };
  const entry = await hospital.admin.post('/api/waitlist', wish);
  see(entry.status === 201, `the waitlist answered ${entry.status} ${entry.body.code}`);
  await noJobWaits(world);
  const cancel = () => hospital.admin.post(`/api/appointments/${id}/cancel`, { reason: 'pat' });
  return { hospital, cancel };
}

/** @param {World} world @param {Hospital} hospital */
async function offersOf(world, { id }) {
  const open = await world.count(`SELECT count(*) FROM "${id}".waitlist_offers`);
  const held = await world.count(`SELECT count(*) FROM "${id}".appointments WHERE status = 'held'`);
  return { open, held };
}

/** @param {string} where @param {(id: string) => Place} place @returns {Case} */
const offering = (where, place) => ({
  name: `A freed time is offered: worker killed ${where}`,
  expected: 'The next worker offers it once: one offer, one time held, and nobody else is offered it.',
  withinSeconds: 30,
  async run(world) {
    const { hospital, cancel } = await freed(world);
    const { killedAt } = await killWhere(world, { name: 'worker', place: place(hospital.id), act: cancel });
    await noJobWaits(world);
    const result = seen(killedAt, 'one offer, one time held');
    const { open, held } = await offersOf(world, hospital);
    see(open === 1 && held === 1, `${open} offers, ${held} times held`);
    return result;
  },
});

/** @type {Case} */
const lapsing = {
  name: 'An offer that nobody answered: worker killed while it takes it back',
  expected: 'The next worker takes it back: no time is held any more, and who waited waits on.',
  withinSeconds: 30,
  async run(world) {
    const { hospital, cancel } = await freed(world);
    await cancel();
    await until('the time is offered', 60, async () => (await offersOf(world, hospital)).held === 1);
    await noJobWaits(world);
    const schema = `"${hospital.id}"`;
    const place = { table: `${schema}.appointments`, at: /** @type {const} */ ('BEFORE DELETE') };
    const act = async () => {
      await world.pool.query(`UPDATE ${schema}.appointments SET held_until = now() - interval '1 second' WHERE status = 'held'`);
      await world.pool.query(`UPDATE ${schema}.waitlist_offers SET expires_at = now() - interval '1 second'`);
      await world.pool.query(`UPDATE public.planned_jobs SET due_at = now() WHERE tenant_id = $1 AND kind = 'waitlist.lapse'`, [
        hospital.id,
      ]);
    };
    const { killedAt } = await killWhere(world, { name: 'worker', place, act });
    await until('the offer is taken back', 60, async () => (await offersOf(world, hospital)).held === 0);
    await noJobWaits(world);
    return seen(killedAt, 'nothing is held');
  },
};

/** @type {Case} */
const zone = {
  name: 'The operator moves a hospital to another time zone: worker killed while it follows',
  expected: 'The next worker follows: the appointment is outside the hours by the new clock, and the audit has it once.',
  withinSeconds: 30,
  async run(world) {
    const { hospital } = await freed(world);
    const operator = await world.operator();
    const path = `/api/tenants/${hospital.id}`;
    const { name, email, phone, address, subdomain, version } = (await operator.get(path)).body;
    const body = JSON.stringify({ name, email, phone, address, subdomain, timeZone: 'Asia/Tokyo' });
    const headers = { 'content-type': 'application/json', 'if-match': `"${version}"` };
    const act = () => outcomeOf(operator.send('PUT', path, { body, headers }));
    const place = { table: `"${hospital.id}".appointments`, at: /** @type {const} */ ('BEFORE UPDATE') };
    const { killedAt } = await killWhere(world, { name: 'worker', place, act });
    await noJobWaits(world);
    const result = seen(killedAt, 'it followed once');
    const outside = await world.count(`SELECT count(*) FROM "${hospital.id}".appointments WHERE outside_hours`);
    const events = await world.count(`SELECT count(*) FROM "${hospital.id}".audit_events WHERE action = 'settings.zone_followed'`);
    see(outside === 1 && events === 1, `${outside} appointments outside the hours, ${events} events of the audit`);
    return result;
  },
};

const done = (/** @type {string} */ kind) => ({
  table: 'public.job_requests',
  at: /** @type {const} */ ('BEFORE UPDATE'),
  when: `NEW.kind = '${kind}' AND NEW.state = 'done'`,
});

/** @type {Case[]} */
export const cases = [
  booking('before', (id) => ({ table: `"${id}".appointment_changes`, at: 'BEFORE INSERT' })),
  booking('after', (id) => ({ table: `"${id}".appointment_changes`, at: 'COMMIT' })),
  reminder,
  offering('in the middle of it', (id) => ({ table: `"${id}".waitlist_offers`, at: 'BEFORE INSERT' })),
  offering('once it is done and not yet noted', () => done('waitlist.offer')),
  lapsing,
  zone,
];
