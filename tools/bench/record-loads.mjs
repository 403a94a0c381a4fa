/** @typedef {import('./record-world.mjs').Ward} Ward */
/** @typedef {import('./people-at-work.mjs').WorkLoad} WorkLoad */

const [CHART_MS, SEARCH_MS, WORKLIST_MS] = [300, 50, 100];
/** As people type them: words, beginnings of words, codes without their point. */
const TYPED = ['pneu', 'chronic ulcer', 'fracture left', 'E11', 'A0', 'neuropathy acute', 'diab', 'burn upper lateral', 'C50', 'hyper'];
const STAGES = ['collect', 'receive', 'enter'];

/**
 * What the portal asks at once when somebody opens a chart: banner, last vital signs, medication, next appointments, problem list and the bar of critical
 * results; and the first page of the timeline.
 */
const chartOf = (/** @type {string} */ patient) => [
  `/api/patients/${patient}`,
  `/api/patients/${patient}/vitals?latest=yes`,
  `/api/prescriptions?patientId=${patient}&status=active&limit=4`,
  `/api/appointments?patientId=${patient}&from=${new Date().toISOString()}&status=scheduled&sort=startsAt&limit=4`,
  `/api/patients/${patient}/conditions?category=problem-list-item&limit=100`,
  `/api/critical-results?patientId=${patient}&limit=100`,
  `/api/patients/${patient}/timeline`,
];

/**
 * @param {import('./world.mjs').World} _world
 * @param {Ward} ward
 * @param {{ each: number, round: number }} options
 * @returns {Promise<WorkLoad[]>}
 */
export async function recordLoads(_world, { id, token, patients }, { each, round }) {
  const headers = { authorization: `Bearer ${token}`, 'x-tenant-id': id, 'x-app-id': 'hospital-portal' };
  const get = (/** @type {string} */ path) => ({ method: 'GET', path, headers });
  /** @template T @param {T[]} list @param {number} index @returns {T} */
  const of = (list, index) => list[(index + round) % list.length];
  const many = (/** @type {(index: number) => any} */ one) => Array.from({ length: each }, (_, index) => one(index));
  const load = { limit: null, expects: 200 };
  return [
    { ...load, key: 'chart', name: 'opening a chart', targetMs: CHART_MS, api: many((index) => chartOf(of(patients, index)).map(get)) },
    {
      ...{ ...load, key: 'visits', name: 'a page of its visits', targetMs: CHART_MS },
      api: many((index) => get(`/api/records?patientId=${of(patients, index)}`)),
    },
    {
      ...{ ...load, key: 'codes', name: 'diagnosis search', targetMs: SEARCH_MS },
      api: many((index) => get(`/api/diagnosis-codes?q=${encodeURIComponent(of(TYPED, index))}`)),
    },
    {
      ...{ ...load, key: 'worklist', name: 'laboratory worklist', targetMs: WORKLIST_MS },
      api: many((index) => get(`/api/lab-specimens?stage=${of(STAGES, index)}`)),
    },
  ];
}
