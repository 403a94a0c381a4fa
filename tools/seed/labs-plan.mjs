/** Usual values around which a person's own lie, and how far they go up and down. */
export const USUAL = {
  NA: [139, 3],
  K: [4.4, 0.5],
  CL: [102, 3],
  HCO3: [25, 2],
  UREA: [17, 6],
  CREA: [0.95, 0.25],
  URIC: [5.4, 1.3],
  HBA1C: [6.1, 0.7],
  CHOL: [192, 32],
  HDL: [46, 8],
  TRIG: [150, 50],
  HGB: [12.9, 1.4],
  PLT: [250, 60],
  WBC: [7.2, 2],
  TSH: [2.3, 1.2],
};
export const REGULAR_ORDERS = [
  ['NA', 'K', 'CL', 'HCO3', 'UREA', 'CREA', 'EGFR', 'URIC'],
  ['CHOL', 'HDL', 'TRIG', 'LDL', 'NHDL'],
  ['HBA1C'],
  ['HGB', 'WBC', 'PLT'],
];
/**
 * Today's, one for each stage of the worklist and some more. Of those in `kept` somebody has typed a first value; those in `wrong` were corrected: that is what
 * was said before.
 * @type {{ stage: keyof typeof STATUS, codes: string[], priority: string, values?: Record<string, number>, kept?: string[], wrong?: Record<string, number> }[]}
 */
export const TODAY = [
  { stage: 'collect', codes: ['TSH', 'FT4'], priority: 'routine' },
  { stage: 'collect', codes: ['NA', 'K', 'CREA'], priority: 'stat' },
  { stage: 'receive', codes: ['HGB', 'WBC', 'PLT'], priority: 'urgent' },
  { stage: 'enter', codes: ['CHOL', 'HDL', 'TRIG', 'LDL'], priority: 'routine' },
  { stage: 'enter', codes: ['UREA', 'CREA', 'EGFR'], priority: 'urgent' },
  { stage: 'verify', codes: ['NA', 'K', 'UREA', 'CREA', 'EGFR'], priority: 'urgent' },
  { stage: 'verify', codes: ['TSH'], priority: 'routine' },
  { stage: 'done', codes: ['NA', 'K'], priority: 'stat', values: { K: 6.6 } },
  { stage: 'rejected', codes: ['K'], priority: 'routine' },
  { stage: 'cancelled', codes: ['URIC'], priority: 'routine' },
  { stage: 'enter', codes: ['NA', 'K', 'CL', 'HCO3'], priority: 'routine', kept: ['NA', 'K'] },
  { stage: 'done', codes: ['HGB', 'WBC', 'PLT'], priority: 'routine', values: { HGB: 13.1 }, wrong: { HGB: 8.1 } },
];

const STATUS = {
  collect: 'ordered',
  receive: 'collected',
  enter: 'received',
  verify: 'preliminary',
  done: 'final',
  rejected: 'ordered',
  cancelled: 'cancelled',
};

/**
 * Where a test of an order is to stand.
 * @param {Pick<(typeof TODAY)[number], 'stage' | 'kept' | 'wrong'>} order
 * @param {string} code
 */
export function statusOf({ stage, kept = [], wrong = {} }, code) {
  if (code in wrong) return 'corrected';
  return kept.includes(code) ? 'in_progress' : STATUS[stage];
}
