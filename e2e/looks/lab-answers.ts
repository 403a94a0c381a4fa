const ID = '0197f2c4-8a51-7cc3-9d7e-5b1f20a4c6';
const PATIENT = {
  ...{ id: `${ID}01`, patientNumber: 'CH-0048213', title: 'Mrs', firstName: 'Anjali', lastName: 'Deshpande' },
  ...{ dateOfBirth: '1961-07-14', birthDateEstimated: false, gender: 'female' },
};
const SOURCE = 'ABIM Laboratory Test Reference Ranges';

interface Line {
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly value: number;
  readonly flag: string | null;
  readonly range: readonly [low: number | null, high: number | null, criticalHigh: number | null] | null;
  readonly before: number;
}

const LINES: readonly Line[] = [
  { code: 'K', name: 'Potassium', unit: 'mmol/L', value: 6.3, flag: 'HH', range: [3.5, 5, 6.2], before: 4.6 },
  { code: 'NA', name: 'Sodium', unit: 'mmol/L', value: 134, flag: 'L', range: [136, 145, null], before: 139 },
  { code: 'CL', name: 'Chloride', unit: 'mmol/L', value: 104, flag: 'N', range: [98, 106, null], before: 102 },
  { code: 'CREA', name: 'Creatinine', unit: 'mg/dL', value: 1.9, flag: 'H', range: [0.5, 1.1, null], before: 1.2 },
  { code: 'VITD', name: '25-hydroxyvitamin D', unit: 'ng/mL', value: 24, flag: null, range: null, before: 22 },
];

const rangeOf = ({ range }: Line) =>
  range && { low: range[0], high: range[1], criticalLow: null, criticalHigh: range[2], note: null, source: SOURCE };

function resultOf(line: Line, index: number) {
  const delta = {
    value: line.before,
    display: `${line.before}`,
    collectedAt: '2026-10-02T05:00:00.000Z',
    percent: 37,
    exceeded: index === 0,
  };
  return {
    ...{ id: `${ID}1${index}`, value: line.value, comparator: null, display: `${line.value}`, unit: line.unit, flag: line.flag },
    ...{ critical: line.flag === 'HH', range: rangeOf(line), delta, enteredBy: 'Sunil Kulkarni', enteredAt: '2026-11-22T10:31:00.000Z' },
    ...{ rangesConfirmed: index !== 1, note: index === 3 ? 'IDMS-traceable. Muscle mass counts.' : null },
    ...{ verifiedBy: null, verifiedById: null, verifiedAt: null, corrected: [], testVersion: 1 },
  };
}

const entryOf = (line: Line, index: number) => ({
  ...{ itemId: `${ID}2${index}`, code: line.code, name: line.name, kind: 'quantity', unit: line.unit, decimals: line.value % 1 ? 1 : 0 },
  ...{ absoluteLow: null, absoluteHigh: null, deltaPercent: 25, formula: null, codes: [], confirmed: index !== 1, range: rangeOf(line) },
  previous: { value: line.before, display: `${line.before}`, collectedAt: '2026-10-02T05:00:00.000Z', percent: null, exceeded: false },
  status: 'preliminary',
  result: resultOf(line, index),
});

const specimen = {
  ...{ id: `${ID}05`, accessionNumber: 'LAB-0000042-1', kind: 'serum', stage: 'verify', orderId: `${ID}06`, orderNumber: 'LAB-0000042' },
  ...{ patient: PATIENT, orderer: 'Dr Asha Menon', priority: 'stat', fasting: true, fastingStatus: 'NG', indication: 'Palpitations' },
  ...{ orderedAt: '2026-11-22T09:50:00.000Z', collectedAt: '2026-11-22T10:10:00.000Z', collector: 'J. Thomas' },
  ...{ receivedAt: '2026-11-22T10:28:00.000Z', rejectionReason: null, rejectionNote: null, version: 4 },
  tests: LINES.map(({ code }) => code),
};

/** A specimen with a critical value that waits to be verified. */
export const aSheet = { ...specimen, entries: LINES.map(entryOf), ageYears: 65, mayVerify: true, secondPerson: true };

/** A worklist with one of each kind of urgency. */
export const aWorklist = (stage: string) => ({
  data: ['stat', 'urgent', 'routine'].map((priority, index) => ({
    ...{ ...specimen, id: `${ID}3${index}`, accessionNumber: `LAB-000004${index}-1`, priority, stage },
  })),
  counts: { collect: 4, receive: 2, enter: 6, verify: 3 },
  page: { nextCursor: null, total: 3, totalIsEstimate: false },
});

/** One critical result that nobody has acknowledged. */
export const someCritical = {
  data: [
    {
      ...{
        id: `${ID}07`,
        patient: PATIENT,
        orderId: `${ID}06`,
        orderNumber: 'LAB-0000042',
        orderer: 'Dr Asha Menon',
        testName: 'Potassium',
      },
      ...{ display: '6.3', unit: 'mmol/L', flag: 'HH', range: rangeOf(LINES[0]), createdAt: '2026-11-22T10:41:00.000Z' },
      ...{ escalatesAt: '2026-11-22T10:56:00.000Z', acknowledgedAt: null, acknowledgedBy: null, readBack: null, version: 1 },
      notices: [{ name: 'Dr Asha Menon', step: 0, at: '2026-11-22T10:41:00.000Z' }],
    },
  ],
  page: { nextCursor: null, total: 1, totalIsEstimate: false },
};

/** How long those of a month have waited. */
export const someTimes = {
  ...{ from: '2026-10-23T10:41:00.000Z', to: '2026-11-22T10:41:00.000Z', reported: 14, acknowledged: 13, waiting: 1, escalated: 2 },
  ...{ medianMinutes: 9.5, ninetiethMinutes: 27.2 },
  steps: [12, 13, 13].map((acknowledged, at) => ({ minutes: [15, 30, 60][at], acknowledged })),
};

/** A month without any. */
export const noTimes = {
  ...{ from: someTimes.from, to: someTimes.to, reported: 0, acknowledged: 0, waiting: 0, escalated: 0 },
  ...{ medianMinutes: null, ninetiethMinutes: null, steps: someTimes.steps.map(({ minutes }) => ({ minutes, acknowledged: 0 })) },
};

/** Results over the years, one of them corrected. */
export const someHistory = {
  data: LINES.map((line, index) => ({
    ...{ testId: `${ID}4${index}`, code: line.code, name: line.name, unit: line.unit },
    results: ['2026-11-22T10:10:00.000Z', '2026-10-02T05:00:00.000Z', '2026-06-04T05:00:00.000Z'].map((collectedAt, before) => ({
      ...resultOf(
        {
          ...line,
          value: before ? Number((line.before - before / 10).toFixed(1)) : line.value,
          flag: before && line.range ? 'N' : line.flag,
        },
        index,
      ),
      ...{ id: `${ID}5${index}`, orderId: `${ID}06`, collectedAt, status: before === 1 && index === 3 ? 'corrected' : 'final' },
      corrected:
        before === 1 && index === 3
          ? [
              {
                ...{ display: '2.1', flag: 'H', enteredBy: 'Sunil Kulkarni', enteredAt: collectedAt, reason: 'Read off the wrong line' },
                ...{ correctedBy: 'Dr Pallavi Bhide', correctedAt: collectedAt },
              },
            ]
          : [],
    })),
  })),
  truncated: false,
};
