const PATIENT = { name: 'Deshpande, Anjali', numbers: ['X-20417', 'CH-0000188'], dateOfBirth: '1961-07-14' };
const SENDER = 'Analyser 4 at Central Laboratory';

const aLine = (more: object = {}) => ({
  ...{ id: '0197f2c4-8a51-7cc3-9d7e-5b1f20a4e101', status: 'quarantined', sender: SENDER, controlId: '20261122-000017', patient: PATIENT },
  ...{ orderNumbers: ['LAB-0000042'], resultCount: 3, receivedAt: '2026-11-22T05:10:00.000Z', receivedBy: 'Central Laboratory' },
  faults: [{ code: 'code.unknown', message: 'Nobody has said what the code KALIUM means here.', segment: 'OBX 1' }],
  ...{ settledAt: null, settledBy: null, discardReason: null, version: 2 },
  ...more,
});

const FILED = { status: 'filed', faults: [], settledAt: '2026-11-22T05:10:00.000Z', settledBy: 'Central Laboratory', version: 2 };

/** What `GET /api/lab-messages?status=quarantined` says in a laboratory whose sender is new. */
export const someMessages = {
  data: [
    aLine(),
    aLine({
      ...{
        id: '0197f2c4-8a51-7cc3-9d7e-5b1f20a4e102',
        orderNumbers: ['F-77812'],
        patient: { ...PATIENT, name: 'Rao, Asha', dateOfBirth: null },
      },
      faults: [
        { code: 'order.unknown', message: 'No order or specimen has the number F-77812.', segment: null },
        { code: 'patient.differs', message: 'It is of another patient.', segment: null },
      ],
    }),
  ],
  page: { nextCursor: null, total: 2, totalIsEstimate: false },
};

export const someFiled = { data: [aLine(FILED)], page: { nextCursor: null, total: 1, totalIsEstimate: false } };

const aResult = (position: number, [code, name, value]: readonly [string, string, string], more: object = {}) => ({
  ...{ position, code, system: 'LN', name, value, unit: 'mmol/L', range: '3.5-5.0', flag: 'N', status: 'F', testId: null, testName: null },
  ...more,
});

/** What `GET /api/lab-messages/:id` says of one that waits for a code and for a look at the person. */
export const aMessage = aLine({
  faults: [
    {
      code: 'patient.birth_date_differs',
      message: 'The patient of LAB-0000042 has another birth date. Compare the two persons.',
      segment: null,
    },
    { code: 'code.unknown', message: 'Nobody has said what the code KALIUM means here.', segment: 'OBX 1' },
  ],
  results: [
    aResult(1, ['KALIUM', 'Kalium', '4.1'], { system: 'L' }),
    aResult(2, ['2951-2', 'Sodium [Moles/volume] in Serum or Plasma', '141'], { testId: 'x', testName: 'Sodium', range: '135-145' }),
    aResult(3, ['2075-0', 'Chloride [Moles/volume] in Serum or Plasma', ''], { testId: 'y', testName: 'Chloride', flag: '', status: 'X' }),
  ],
  text: [
    `MSH|^~\\&|Analyser 4|Central Laboratory|HMS|City Hospital|20261122104000+0530||ORU^R01^ORU_R01|20261122-000017|P|2.5.1`,
    'PID|1||X-20417^^^MPI~CH-0000188^^^HMS^MR||Deshpande^Anjali||19610714|F',
    'OBR|1|LAB-0000042|F-1|24326-1^Electrolytes^LN',
    'OBX|1|NM|KALIUM^Kalium^L||4.1|mmol/L^mmol/L^UCUM|3.5-5.0|N|||F',
  ].join('\n'),
});

export const someCodes = {
  data: [
    ...['KALIUM', 'NATRIUM'].map((code, at) => ({
      ...{
        id: `0197f2c4-8a51-7cc3-9d7e-5b1f20a4e20${at}`,
        sender: SENDER,
        system: 'L',
        code,
        testId: 'x',
        testName: at ? 'Sodium' : 'Potassium',
      },
      ...{ createdBy: 'Sunil Kulkarni', createdAt: '2026-11-20T05:10:00.000Z' },
    })),
  ],
  truncated: false,
};
