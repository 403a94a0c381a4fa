import type { Operation } from './document.js';
import {
  DONE,
  DONE_ONCE,
  MAYBE,
  entryOf,
  firstOf,
  firstPage,
  ofPatient,
  without,
  type Drawn,
  type Good,
  type Known,
} from './good-inputs.js';
import { GOOD_RECORDS } from './good-records.js';

/** A secret that nobody can draw. */
const NOT_MINE = [400, 401, 404, 429];

const named = {
  mend: ({ body }: Drawn) => ({ body: { ...body, name: `${String(body['name'])} ${String(body['email'])}`, timeZone: 'Asia/Kolkata' } }),
};
const ofSpare = { mend: ({ body }: Drawn, { spare }: Known) => ({ body: { ...body, tenantId: spare } }) };
const here = { mend: ({ body }: Drawn, { subdomain }: Known) => ({ body: { ...without(body, 'tenantId'), subdomain } }) };
const nurse = ({ nurse: id }: Known) => ({ id });
const spareNurse = ({ spareNurse: id }: Known) => ({ id });
const spare = ({ spare: id }: Known) => ({ id });
/** Drawn ids lead to no department. */
const nowhere = { mend: ({ body }: Drawn) => ({ body: without(body, 'departmentId') }) };
const FIRST_ALLERGIES = ['allergies', 'noKnownAllergies'] as const;
const person = {
  mend: ({ body }: Drawn) => ({
    body: {
      ...without(body, 'ageYears', 'customFields', 'motherId', 'deceasedDate', 'identifiers', 'address', ...FIRST_ALLERGIES),
      // One answer, and no substance twice.
      ...(body['noKnownAllergies'] === true ? { noKnownAllergies: true } : firstOf(body, 'allergies')),
      lastName: body['lastName'] ?? 'Rao',
      dateOfBirth: body['dateOfBirth'] ?? '1978-03-02',
      allowDuplicate: true,
    },
  }),
};

/** A server app of the hospital, whatever kind was drawn: how the kinds differ, the document cannot say. */
const serverApp = {
  mend: ({ body }: Drawn, { hospital }: Known) => ({
    body: { ...without(body, 'origins'), kind: 'server', tenantId: hospital, scopes: ['patients:read'] },
  }),
};
const IN_A_DAY = new Date(Date.now() + 86_400_000).toISOString();
const doctor = ({ doctor: id }: Known) => ({ id });
const appointment = ({ appointment: id }: Known) => ({ id });
/** What an appointment names is there; its time is drawn too, and may be taken. */
const booking = ({ body }: Drawn, { patient, doctor: doctorId }: Known) => {
  const from = Date.now() + 86_400_000 + (Date.parse(String(body['startsAt'])) % (300 * 86_400_000));
  const times = { startsAt: new Date(from).toISOString(), endsAt: new Date(from + 900_000).toISOString() };
  return { body: { ...without(body, 'typeId', 'roomId'), patientId: patient, doctorId, ...times, outsideHours: true } };
};
/** Somebody who is there waits for somebody who is there, on days in order. */
const waiting = ({ body }: Drawn, { patient, doctor: doctorId }: Known) => ({
  body: { ...without(body, 'typeId', 'specialty'), patientId: patient, doctorId, fromDate: '2199-01-01', toDate: '2199-03-01' },
});
const ANY_KIND = { mend: ({ query }: Drawn) => ({ query: without(query, 'typeId') }) };
/** Days and times in order, of a part of them. */
const leave = ({ body }: Drawn) => ({
  body: { ...without(body, 'startTime', 'endTime', 'slotMinutes'), kind: 'leave', toDate: body['fromDate'] },
});
/** What only numbers and only choices have, the document cannot say. None is required: every patient after it would have to have it. */
const customField = {
  mend: ({ body }: Drawn) => ({
    body: { ...without(body, 'unit', 'minimum', 'maximum', 'options'), ...('type' in body ? { type: 'text' } : {}), required: false },
  }),
};

interface MappedColumn {
  readonly column: string;
  readonly field: string;
}
const eachFieldOnce = (columns: readonly MappedColumn[]): MappedColumn[] => [...new Map(columns.map((one) => [one.field, one])).values()];

export const GOOD: Readonly<Record<string, Good>> = {
  ...GOOD_RECORDS,
  'GET /api/api-clients': firstPage,
  'POST /api/api-clients': serverApp,
  'GET /api/api-clients/{id}': { path: ({ program: id }) => ({ id }) },
  'PUT /api/api-clients/{id}': {
    path: ({ program: id }) => ({ id }),
    mend: (drawn, known) => ({ body: without(serverApp.mend(drawn, known).body, 'kind', 'tenantId') }),
  },
  'POST /api/api-clients/{id}/keys': {
    path: ({ program: id }) => ({ id }),
    mend: ({ body }) => ({ body: 'oldKeysUntil' in body ? { oldKeysUntil: IN_A_DAY } : {} }),
  },
  'POST /api/api-clients/{id}/revoke': { path: ({ revokedProgram: id }) => ({ id }), outcomes: DONE_ONCE },
  ...entryOf('appointment-types', 'appointmentType'),
  'GET /api/audit-events': { mend: ({ query }) => ({ query: without(query, 'cursor', 'tenantId') }) },
  ...entryOf('custom-fields', 'customField', { ...customField, outcomes: [...DONE, 409, 422] }),
  'GET /api/custom-fields/{id}/history': { path: ({ customField: id }) => ({ id }) },
  'POST /api/custom-fields/order': { outcomes: MAYBE },
  ...entryOf('departments', 'department'),
  'GET /api/doctors': firstPage,
  'GET /api/appointments': firstPage,
  'POST /api/appointments': { mend: booking, outcomes: MAYBE },
  'GET /api/appointments/calendar': {
    mend: ({ query }) => ({
      query: { ...query, to: new Date((Date.parse(String(query['from'])) || Date.now()) + 86_400_000).toISOString() },
    }),
  },
  'GET /api/appointments/{id}': { path: appointment },
  'PUT /api/appointments/{id}': {
    path: appointment,
    mend: (drawn, known) => ({ body: without(booking(drawn, known).body, 'patientId') }),
    outcomes: MAYBE,
  },
  'DELETE /api/appointments/{id}': { path: appointment, outcomes: DONE_ONCE },
  ...Object.fromEntries(
    ['cancel', 'check-in', 'complete', 'no-show', 'start'].map((step) => [
      `POST /api/appointments/{id}/${step}`,
      { path: appointment, outcomes: DONE_ONCE },
    ]),
  ),
  // The doctor may have gone on leave by then.
  'POST /api/appointments/{id}/reinstate': { path: appointment, outcomes: [...MAYBE, 422] },
  'DELETE /api/availability-exceptions/{id}': { path: ({ exception: id }) => ({ id }), outcomes: [...DONE, 404] },
  'GET /api/doctors/{id}/availability': { path: doctor },
  'PUT /api/doctors/{id}/availability': {
    path: doctor,
    mend: ({ body }) => ({ body: { ...body, rules: [], acceptOrphans: true } }),
  },
  // Everybody's own: the callers are nobody's doctor, and nobody can draw a secret.
  ...Object.fromEntries(
    ['GET', 'POST', 'DELETE'].map((method) => [`${method} /api/doctors/{id}/calendar-feed`, { path: doctor, outcomes: [404] }]),
  ),
  'GET /api/documents/verification': { outcomes: [404, 429] },
  'GET /api/doctors/{id}/calendar.ics': { path: doctor, outcomes: [404, 429] },
  'POST /api/doctors/{id}/exceptions': { path: doctor, mend: leave, outcomes: MAYBE },
  'GET /api/doctors/{id}/slots': { path: doctor, ...ANY_KIND },
  'POST /api/holidays': { outcomes: MAYBE },
  'DELETE /api/holidays/{id}': { path: ({ holiday: id }) => ({ id }), outcomes: [...DONE, 404] },
  'GET /api/queue-tokens': firstPage,
  'GET /api/queue-tokens/{id}': { path: ({ token: id }) => ({ id }) },
  'POST /api/queue-tokens': {
    mend: (_, { patient, doctor: doctorId }) => ({ body: { patientId: patient, doctorId } }),
    outcomes: MAYBE,
  },
  'POST /api/queue-tokens/call-next': { mend: (_, { doctor: doctorId }) => ({ body: { doctorId } }), outcomes: MAYBE },
  ...Object.fromEntries(
    ['call', 'leave', 'priority', 'put-back', 'serve'].map((step) => [
      `POST /api/queue-tokens/{id}/${step}`,
      { path: ({ token: id }: Known) => ({ id }), outcomes: MAYBE },
    ]),
  ),
  'POST /api/appointment-series': {
    mend: (drawn, known) => ({
      body: { ...booking(drawn, known).body, repeat: { frequency: 'weekly', every: 1, count: 2 }, withExceptions: true },
    }),
    outcomes: MAYBE,
  },
  'GET /api/appointment-series/{id}': { path: ({ series: id }) => ({ id }) },
  'POST /api/appointment-series/{id}/cancel': {
    path: ({ series: id }) => ({ id }),
    mend: ({ body }) => ({ body: without(body, 'fromAppointmentId') }),
  },
  'GET /api/waitlist': firstPage,
  'POST /api/waitlist': { mend: waiting },
  'GET /api/waitlist/{id}': { path: ({ waiting: id }) => ({ id }) },
  'DELETE /api/waitlist/{id}': { path: ({ waiting: id }) => ({ id }), outcomes: DONE_ONCE },
  'POST /api/waitlist/{id}/accept': { path: ({ waiting: id }) => ({ id }), outcomes: [409] },
  'POST /api/waitlist/{id}/decline': { path: ({ waiting: id }) => ({ id }), outcomes: [409] },
  'GET /api/slots': ANY_KIND,
  'GET /api/events': { outcomes: [200, 429] },
  'GET /api/jobs/{id}': { path: ({ job }) => ({ id: job }) },
  'GET /api/notifications': firstPage,
  'PUT /api/notifications/preferences': { outcomes: [200, 412] },
  'GET /api/patients': { mend: ({ query }) => ({ query: without(query, 'cursor', 'customFields') }) },
  'POST /api/patients': person,
  'POST /api/patients/import': {
    mend: ({ query }) => ({ query: without(query, 'mapping'), body: 'Last name,DOB,Gender\nRao,1978-03-02,F\n' }),
  },
  'POST /api/lab-tests/import': { mend: () => ({ query: {}, body: 'Code,Kind,Name,Specimen\nDRAWN,text,Drawn,serum\n' }) },
  'POST /api/medications/import': {
    mend: () => ({ query: {}, body: 'Name,Ingredients,Form,Per amount,Per unit,Route\nDrawn,drawn 5 mg,tablet,1,tablet,PO\n' }),
  },
  'DELETE /api/patients/imports/{id}': { path: ({ job }) => ({ id: job }), outcomes: DONE_ONCE },
  'GET /api/patients/imports/{id}/refused': { path: ({ job }) => ({ id: job }) },
  'GET /api/patients/{id}': { path: ofPatient },
  'PUT /api/patients/{id}': {
    path: ({ patient }) => ({ id: patient }),
    mend: (drawn) => ({ body: without(person.mend(drawn).body, 'allowDuplicate', ...FIRST_ALLERGIES) }),
  },
  'GET /api/patients/{id}/allergies': { path: ofPatient },
  'POST /api/patients/{id}/allergies': { path: ofPatient, outcomes: [201, 409, 422] },
  'PUT /api/patients/{id}/allergies': { path: ofPatient, outcomes: [200, 409] },
  'PUT /api/patients/{id}/allergies/{allergyId}': {
    path: ({ patient, allergy }) => ({ id: patient, allergyId: allergy }),
    outcomes: [200, 409, 412],
  },
  'POST /api/patients/duplicates': { mend: ({ body }) => ({ body: without(body, 'motherId', 'patientId') }) },
  'GET /api/patients/{id}/duplicates': { path: ofPatient },
  'POST /api/patients/{id}/distinctions': { path: ofPatient, mend: (_, { mover }) => ({ body: { otherId: mover } }) },
  'DELETE /api/patients/{id}/distinctions/{otherId}': {
    path: ({ patient, mover }) => ({ id: patient, otherId: mover }),
    outcomes: [204, 404],
  },
  'GET /api/patients/{id}/merges': { path: ofPatient },
  'GET /api/patients/{id}/timeline': { path: ofPatient, ...firstPage },
  // Merging what other operations are sent would leave them nobody: the mover is archived, or its version is another.
  'POST /api/patients/{id}/merges': {
    path: ({ mover }) => ({ id: mover }),
    mend: ({ body }, { patient }) => ({ body: { ...body, mergedId: patient, version: 999_999 } }),
    outcomes: [409],
  },
  'POST /api/patients/{id}/merges/{mergeId}/undo': { path: ({ patient }) => ({ id: patient, mergeId: patient }), outcomes: [404] },
  'DELETE /api/patients/{id}': { path: ({ mover }) => ({ id: mover }), outcomes: DONE_ONCE },
  'POST /api/patients/{id}/restore': { path: ({ mover }) => ({ id: mover }), outcomes: DONE_ONCE },
  'PUT /api/patients/import-mappings/{name}': {
    mend: ({ body }) => ({ body: { ...body, columns: eachFieldOnce(body['columns'] as MappedColumn[]) } }),
    outcomes: [...DONE, 412],
  },
  'DELETE /api/patients/import-mappings/{name}': { outcomes: [204, 404] },
  ...entryOf('rooms', 'room', nowhere),
  'PUT /api/settings/general': { mend: ({ body }) => ({ body: { ...body, timeZone: 'Asia/Kolkata' } }) },
  'PUT /api/settings/security': { mend: ({ body }) => ({ body: { ...body, mfaRequiredForAdmins: false, signUpOpen: true } }) },
  'GET /api/staff': firstPage,
  'POST /api/staff': { outcomes: DONE_ONCE },
  'GET /api/staff/{id}': { path: nurse },
  'GET /api/staff/{id}/access': { path: nurse },
  'POST /api/staff/{id}/activate': { path: nurse, outcomes: DONE_ONCE },
  'POST /api/staff/{id}/approve': { path: nurse, outcomes: [409] },
  'POST /api/staff/{id}/end-sessions': { path: nurse },
  'POST /api/staff/{id}/invitation': { path: nurse, outcomes: [409] },
  'POST /api/staff/{id}/mfa-reset': { path: nurse, outcomes: DONE_ONCE },
  'GET /api/staff/{id}/profile': { path: nurse },
  'PUT /api/staff/{id}/profile': { path: nurse, ...nowhere },
  'POST /api/staff/{id}/reject': { path: nurse, outcomes: [409] },
  'PUT /api/staff/{id}/roles': { path: nurse, outcomes: [200, 412] },
  'POST /api/staff/{id}/suspend': { path: nurse, outcomes: DONE_ONCE },
  'GET /api/subscriptions': firstPage,
  'GET /api/tenants': firstPage,
  'POST /api/tenants': { ...named, outcomes: DONE_ONCE },
  'GET /api/tenants/{id}': { path: spare },
  'PUT /api/tenants/{id}': { path: spare, ...named },
  'POST /api/tenants/{id}/activate': { path: spare, outcomes: DONE_ONCE },
  'POST /api/tenants/{id}/suspend': { path: spare, outcomes: DONE_ONCE },
  'GET /api/tenants/by-subdomain/{subdomain}': { path: ({ subdomain }) => ({ subdomain }) },
  'GET /api/users': firstPage,
  'POST /api/users': { ...ofSpare, outcomes: DONE_ONCE },
  'POST /api/users/{id}/activate': { path: spareNurse, ...ofSpare, outcomes: DONE_ONCE },
  'POST /api/users/{id}/invitation': { path: spareNurse, ...ofSpare, outcomes: [409] },
  'POST /api/users/{id}/mfa-reset': { path: spareNurse, ...ofSpare, outcomes: DONE_ONCE },
  'POST /api/users/{id}/suspend': { path: spareNurse, ...ofSpare, outcomes: DONE_ONCE },
  'POST /auth/challenge': { outcomes: NOT_MINE },
  'POST /auth/invitation': { outcomes: NOT_MINE },
  'POST /auth/invitation/accept': { outcomes: NOT_MINE },
  'DELETE /auth/mfa': { outcomes: [409] },
  'POST /auth/mfa/confirm': { outcomes: NOT_MINE },
  'POST /auth/mfa/recovery-codes': { outcomes: [409] },
  'POST /auth/password': { outcomes: NOT_MINE },
  'POST /auth/reauthenticate': { outcomes: NOT_MINE },
  'POST /auth/refresh': { outcomes: NOT_MINE },
  'POST /auth/reset-password': { outcomes: NOT_MINE },
  'DELETE /auth/sessions/{id}': { outcomes: [404] },
  'POST /auth/signin': { outcomes: NOT_MINE },
  'POST /auth/signup': { ...here, outcomes: [...DONE, 429] },
  'POST /auth/signup/confirm': { ...here, outcomes: NOT_MINE },
};

export const outcomeOf = ({ name }: Operation): readonly number[] => GOOD[name]?.outcomes ?? DONE;
