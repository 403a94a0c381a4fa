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
  type Fields,
  type Good,
  type Known,
} from './good-inputs.js';

const visit = ({ visit: id }: Known) => ({ id });
/** Pairs, units and days that agree, the document cannot say. */
const measuring = ({ body }: Drawn) => ({
  body: {
    ...without(body, 'visitId', 'takenAt', 'systolic', 'diastolic', 'temperature', 'weight', 'height', 'headCircumference'),
    ...{ heartRate: 72, systolic: 128, diastolic: 82 },
  },
});
/** A problem without code, visit or end: what these agree with, the document cannot say. */
const problemChange = ({ body }: Drawn) => ({
  body: { ...without(body, 'code', 'visitId', 'primary', 'abatedOn', 'category'), text: 'Fuzz' },
});
const problem = (drawn: Drawn) => ({ body: { ...problemChange(drawn).body, category: 'problem-list-item' } });

/** One substance, and a strength of a form that it fits. */
const medicine = {
  mend: ({ body }: Drawn) => ({ body: { ...body, ...firstOf(body, 'ingredients'), form: 'tablet', perUnit: '{tablet}' } }),
};
/** A dose that fits the medicine, for days that fit the frequency. */
const prescribed =
  (more: (known: Known) => Fields) =>
  ({ body }: Drawn, known: Known) => ({
    body: {
      ...without(body, 'asNeeded', 'asNeededReason', 'patientId', 'visitId'),
      ...{ medicationId: known.prescribed, dose: { value: 1, unit: '{tablet}' }, frequency: '1-0-1', durationDays: 5 },
      ...more(known),
    },
  });
const forPatient = prescribed(({ patient: patientId }) => ({ patientId }));
const plan = ({ plan: id }: Known) => ({ id });
const planPart = ({ plan: id, patient }: Known) => ({ id, goalId: patient, activityId: patient });
/** Days in their order, the document cannot say. */
const planned = { mend: ({ body }: Drawn) => ({ body: without(body, 'visitId', 'periodStart', 'periodEnd') }) };
/** Nor which units there are. */
const goal = { mend: ({ body }: Drawn) => ({ body: without(body, 'target') }) };
const prescription = ({ prescription: id }: Known) => ({ id });

/** What only numbers have and what only coded tests have, the document cannot say; nor that ranges may not overlap. */
const labTest = {
  mend: ({ body }: Drawn) => ({
    body: {
      ...without(body, 'unit', 'decimals', 'molarMass', 'absoluteLow', 'absoluteHigh', 'deltaPercent', 'deltaDays', 'formula'),
      kind: 'text',
      ranges: [],
      codes: [],
    },
  }),
};
const specimen = ({ labSpecimen: id }: Known) => ({ id });
const labOrder = ({ labOrder: id }: Known) => ({ id });

const labMessage = ({ labMessage: id }: Known) => ({ id });
let messages = 0;
/** Another one each time, of nobody: it waits. */
const aMessage = (): string => `MSH|^~\\&|Fuzz||HMS||20261122||ORU^R01|${(messages += 1)}|P|2.5.1\rPID|||X-1||Rao\rOBX|1|NM|K||4.1|mmol/L`;

/** The clinical record: visits, measurings, diagnoses, medicines, prescriptions and the laboratory. */
export const GOOD_RECORDS: Readonly<Record<string, Good>> = {
  'GET /api/records': firstPage,
  'POST /api/records': { mend: ({ body }, { patient }) => ({ body: { ...without(body, 'appointmentId'), patientId: patient } }) },
  'GET /api/records/{id}': { path: visit },
  'GET /api/records/{id}/versions': { path: visit, ...firstPage },
  'PUT /api/records/{id}': { path: visit, outcomes: [403] },
  'POST /api/records/{id}/sign': { path: visit, outcomes: [403] },
  'POST /api/records/{id}/amendments': { path: visit, outcomes: [409] },
  'POST /api/records/{id}/entered-in-error': { path: visit, outcomes: [403] },
  ...entryOf('visit-templates', 'visitTemplate', {
    mend: ({ body }) => ({ body: { ...body, plan: 'Rest' } }),
    outcomes: [...DONE, 409, 422],
  }),
  'GET /api/patients/{id}/vitals': { path: ofPatient, mend: ({ query }) => ({ query: without(query, 'cursor') }) },
  'POST /api/patients/{id}/vitals': { path: ofPatient, mend: measuring },
  'GET /api/vitals/due': firstPage,
  'GET /api/vitals/{id}': { path: ({ measuring: id }) => ({ id }) },
  'POST /api/vitals/{id}/correction': { path: ({ measuring: id }) => ({ id }), mend: measuring, outcomes: DONE_ONCE },
  'POST /api/vitals/{id}/entered-in-error': { path: ({ measuring: id }) => ({ id }), outcomes: DONE_ONCE },
  'GET /api/patients/{id}/conditions': { path: ofPatient, ...firstPage },
  'POST /api/patients/{id}/conditions': { path: ofPatient, mend: problem, outcomes: MAYBE },
  'GET /api/conditions/{id}': { path: ({ condition: id }) => ({ id }) },
  'PUT /api/conditions/{id}': { path: ({ condition: id }) => ({ id }), mend: problemChange, outcomes: [...MAYBE, 412] },
  'POST /api/conditions/{id}/entered-in-error': { path: ({ condition: id }) => ({ id }), outcomes: DONE_ONCE },
  'GET /api/patients/{id}/care-plans': { path: ofPatient, ...firstPage },
  'POST /api/patients/{id}/care-plans': { path: ofPatient, ...planned, outcomes: [201, 422] },
  'GET /api/care-plans/{id}': { path: plan },
  'PUT /api/care-plans/{id}': { path: plan, ...planned, outcomes: [200, 409, 412] },
  'POST /api/care-plans/{id}/status': { path: plan, outcomes: [200, 400, 409] },
  'POST /api/care-plans/{id}/goals': { path: plan, ...goal, outcomes: [201, 409, 422] },
  'POST /api/care-plans/{id}/activities': { path: plan, outcomes: [201, 409, 422] },
  // A plan has no such part: which ones it has, these inputs do not know.
  'PUT /api/care-plans/{id}/goals/{goalId}': { path: planPart, ...goal, outcomes: [404, 409] },
  'PUT /api/care-plans/{id}/activities/{activityId}': { path: planPart, outcomes: [404, 409] },
  'POST /api/care-plans/{id}/activities/{activityId}/status': { path: planPart, outcomes: [404, 409] },
  'POST /api/care-plans/{id}/activities/{activityId}/link': { path: planPart, outcomes: [404, 409] },
  ...entryOf('medications', 'medication', medicine),
  // Drafts, and an order of which nothing is measured: there is nothing to print.
  'GET /api/documents/visit-summaries/{id}': { path: ({ visit: id }) => ({ id }), outcomes: [409] },
  'GET /api/documents/prescriptions/{id}': { path: prescription, outcomes: [409] },
  'GET /api/documents/lab-reports/{id}': { path: labOrder, outcomes: [409] },
  'GET /api/prescriptions': firstPage,
  'POST /api/prescriptions': { mend: forPatient },
  'POST /api/prescriptions/checks': { mend: forPatient },
  'GET /api/prescriptions/{id}': { path: prescription },
  'PUT /api/prescriptions/{id}': { path: prescription, mend: prescribed(() => ({})), outcomes: [200, 409, 412] },
  // One signs and hands out what one has read: without a version neither is done.
  'POST /api/prescriptions/{id}/sign': { path: prescription, outcomes: [428] },
  'POST /api/prescriptions/{id}/dispenses': {
    path: prescription,
    mend: () => ({ body: { status: 'declined', reason: 'outofstock' } }),
    outcomes: [428],
  },
  ...Object.fromEntries(
    ['cancel', 'complete', 'entered-in-error', 'hold', 'renew', 'resume', 'stop'].map((step) => [
      `POST /api/prescriptions/{id}/${step}`,
      { path: prescription, outcomes: MAYBE },
    ]),
  ),
  'POST /api/prescription-safety/confirmation': { outcomes: [409] },
  'GET /api/critical-results': firstPage,
  'POST /api/critical-results/{id}/acknowledge': { path: specimen, outcomes: [404] },
  ...entryOf('lab-tests', 'labTest', labTest),
  'POST /api/lab-tests/{id}/confirm': { path: ({ labTest: id }) => ({ id }), outcomes: DONE_ONCE },
  ...entryOf('lab-panels', 'labPanel', {
    mend: ({ body }, { labTest: id }) => ({ body: { ...body, testIds: [id] } }),
    outcomes: [...DONE, 400, 409],
  }),
  'GET /api/lab-panels': {},
  'GET /api/lab-messages': firstPage,
  'POST /api/lab-messages': { mend: () => ({ body: aMessage() }) },
  'GET /api/lab-messages/{id}': { path: labMessage },
  'POST /api/lab-messages/{id}/release': { path: labMessage, outcomes: DONE_ONCE },
  'POST /api/lab-messages/{id}/discard': { path: labMessage, outcomes: DONE_ONCE },
  'GET /api/lab-code-mappings': {},
  'POST /api/lab-code-mappings': { mend: ({ body }, { labTest: id }) => ({ body: { ...body, testId: id } }), outcomes: [200, 404] },
  'DELETE /api/lab-code-mappings/{id}': { path: ({ labCode: id }) => ({ id }), outcomes: [204, 404] },
  'GET /api/lab-orders': firstPage,
  'POST /api/lab-orders': {
    mend: ({ body }, { patient, labTest: id }) => ({
      body: { ...without(body, 'visitId'), patientId: patient, testIds: [id], panelIds: [], allowDuplicate: true },
    }),
    outcomes: [201, 400],
  },
  'GET /api/lab-orders/{id}': { path: labOrder },
  'POST /api/lab-orders/{id}/cancel': { path: labOrder, mend: ({ body }) => ({ body: without(body, 'itemIds') }), outcomes: MAYBE },
  'GET /api/lab-specimens': firstPage,
  'GET /api/lab-specimens/{id}': { path: specimen },
  ...Object.fromEntries(
    ['collect', 'receive', 'reject', 'results', 'verify', 'correct'].map((step) => [
      `POST /api/lab-specimens/{id}/${step}`,
      { path: specimen, outcomes: [200, 400, 403, 409] },
    ]),
  ),
  'GET /api/patients/{id}/lab-results': { path: ofPatient },
  'PUT /api/settings/laboratory': { mend: ({ body }) => ({ body: { ...without(body, 'deputyId'), escalationMinutes: [15, 30, 60] } }) },
};
