import { type ComponentFixture, TestBed } from '@angular/core/testing';
import type { LabHistoryResult, LabHistoryTest, LabUsedRange } from '@hms/shared-dto';
import { provideIcons } from '@hms/shared-ui/shell';
import { CumulativeTable } from './cumulative-table.component';
import { cumulativeOf, trendOf } from './cumulative.rules';

const RANGE: LabUsedRange = { low: 3.5, high: 5, criticalLow: null, criticalHigh: null, note: null, source: 'A book' };
const result = (collectedAt: string, value: number | null, more: Partial<LabHistoryResult> = {}): LabHistoryResult => ({
  ...{ id: collectedAt, value, comparator: null, display: String(value), unit: 'mmol/L', flag: 'N', critical: false, delta: null },
  ...{ range: null, rangesConfirmed: true, note: null, enteredBy: 'S', enteredAt: collectedAt, corrected: [], testVersion: 1 },
  ...{ verifiedBy: 'D', verifiedById: 'd', verifiedAt: collectedAt, orderId: 'o1', status: 'final', collectedAt, ...more },
});
const test = (code: string, results: LabHistoryResult[]): LabHistoryTest => ({ testId: code, code, name: code, unit: 'mmol/L', results });
/** The newest first, a day apart. */
const days = (count: number): string[] => Array.from({ length: count }, (_, at) => `2026-11-${String(28 - at).padStart(2, '0')}T05:00:00Z`);

describe('the rules of the cumulative table', () => {
  it('has the newest collections first and a gap where nothing was measured', () => {
    const table = cumulativeOf([test('K', [result('2026-11-02', 4), result('2026-10-01', 5)]), test('NA', [result('2026-11-02', 140)])]);
    expect([table.times, table.newer, table.older]).toEqual([['2026-11-02', '2026-10-01'], 0, 0]);
    expect(table.rows.map(({ cells, last }) => [cells.map((cell) => cell.map(({ value }) => value)), last])).toEqual([
      [[[4], [5]], null],
      [[[140], []], null],
    ]);
  });

  it('shows both where one test was measured twice at one time', () => {
    const [row] = cumulativeOf([test('K', [result('2026-11-02', 4, { id: 'a' }), result('2026-11-02', 5, { id: 'b' })])]).rows;
    expect(row.cells.map((cell) => cell.map(({ id }) => id))).toEqual([['a', 'b']]);
  });

  it('keeps the row of a test that was not measured in the columns that are shown, with its last value', () => {
    const [recent, old] = [
      test(
        'K',
        days(20).map((at) => result(at, 4)),
      ),
      test('TSH', [result('2026-01-05', 2.1), result('2025-01-05', 2)]),
    ];
    const first = cumulativeOf([recent, old]);
    expect([first.times.length, first.newer, first.older]).toEqual([8, 0, 14]);
    expect(first.rows.map(({ test: { code }, last }) => [code, last?.value ?? null])).toEqual([
      ['K', null],
      ['TSH', 2.1],
    ]);
    const third = cumulativeOf([recent, old], 2);
    expect([third.times.slice(-2), third.newer, third.older]).toEqual([['2026-01-05', '2025-01-05'], 16, 0]);
    expect(third.rows.map(({ last }) => last)).toEqual([null, null]);
  });

  it('charts numbers, the oldest first, and none that only say beyond', () => {
    const [first, second, third] = ['2026-09-01T05:00:00Z', '2026-10-01T05:00:00Z', '2026-11-02T05:00:00Z'];
    const { points, low, high, summary } = trendOf(
      test('K', [
        result(third, 6.5, { flag: 'HH', critical: true, range: RANGE }),
        result(second, 3, { comparator: '<' }),
        result(first, 4, { flag: null }),
      ]),
    );
    expect(points).toEqual([
      { at: Date.parse(first), value: 4, outside: false, critical: false, unreferenced: true },
      { at: Date.parse(third), value: 6.5, outside: true, critical: true, unreferenced: false },
    ]);
    expect([low, high, summary]).toEqual([3.5, 5, 'K over time, 2 values; the table shows them']);
  });
});

describe('the cumulative table', () => {
  let fixture: ComponentFixture<CumulativeTable>;
  /** As it is read: what stands in an element of its own is a word of its own. */
  const words = (node: Element | null): string =>
    (node?.innerHTML ?? '')
      .replace(/<\/?(div|span|hp-)[^>]*>/g, ' ')
      .replace(/<[^>]*>/g, '')
      .replace(/\s+/g, ' ')
      .trim();

  async function shown(tests: LabHistoryTest[]): Promise<HTMLElement> {
    TestBed.configureTestingModule({ providers: [provideIcons()] });
    fixture = TestBed.createComponent(CumulativeTable);
    fixture.componentRef.setInput('tests', tests);
    fixture.componentRef.setInput('zone', 'Asia/Kolkata');
    await fixture.whenStable();
    return fixture.nativeElement as HTMLElement;
  }
  const cells = (page: HTMLElement): string[] => [...page.querySelectorAll('tbody td.num')].map(words);

  it('says of a number without a reference range that it has none, beside a normal one that is silent', async () => {
    const ranged = result('2026-11-02T05:00:00Z', 4, { range: RANGE });
    const [newest, older] = cells(await shown([test('K', [ranged, result('2026-10-01T05:00:00Z', 9, { flag: null })])]));
    expect([newest, older]).toEqual(['4', '9 No reference range']);
  });

  it('says nothing of the kind of words', async () => {
    const text = result('2026-11-02T05:00:00Z', null, { flag: null, display: 'Target cells.' });
    expect(cells(await shown([{ ...test('SMEAR', [text]), unit: null }]))).toEqual(['Target cells.']);
  });

  it('tells once what range and test say to every reader, and beside an older result what was different then', async () => {
    const said = { range: { ...RANGE, note: 'Fasting or not.' }, note: 'Haemolysis raises it.' };
    const before = { range: { ...RANGE, high: 5.5 }, note: 'Haemolysis raises it.', rangesConfirmed: false };
    const page = await shown([test('K', [result('2026-11-02T05:00:00Z', 4, said), result('2026-10-01T05:00:00Z', 5.2, before)])]);
    expect(words(page.querySelector('.reference'))).toBe('3.5–5 Fasting or not. Haemolysis raises it.');
    expect(cells(page)).toEqual(['4', '5.2 Reference 3.5–5.5 Ranges not confirmed by the laboratory']);
  });

  it('says who corrected a value, why and when, and how far one is from that before', async () => {
    const corrected = [
      {
        ...{ display: '8.1', flag: 'HH' as const, enteredBy: 'S', enteredAt: '2026-11-02T05:30:00Z' },
        ...{ reason: 'Read off the wrong line.', correctedBy: 'Dr Pallavi Bhide', correctedAt: '2026-11-02T06:00:00Z' },
      },
    ];
    const delta = { value: 3, display: '3', collectedAt: '2026-10-01T05:00:00Z', percent: 36.9, exceeded: true };
    const [cell] = cells(await shown([test('K', [result('2026-11-02T05:00:00Z', 4.1, { range: RANGE, corrected, delta })])]));
    expect(cell).toContain('Corrected, was 8.1: Read off the wrong line. Dr Pallavi Bhide, 02-Nov-2026 11:30');
    expect(cell).toContain('+37 % against 3, more than usual');
  });

  it('leads to earlier columns and back, and says which are shown; every test stays, and can be charted', async () => {
    const tests = [
      test(
        'K',
        days(20).map((at) => result(at, 4, { range: RANGE })),
      ),
      test('TSH', [result('2026-01-05T05:00:00Z', 7.9, { flag: 'H', range: RANGE }), result('2025-01-05T05:00:00Z', 2)]),
    ];
    const page = await shown(tests);
    const press = async (name: string) => {
      [...page.querySelectorAll('button')].find((button) => words(button) === name)!.click();
      await fixture.whenStable();
    };
    expect(words(page.querySelector('[role=status]'))).toBe('Collections 1 to 8 of 22, the newest first');
    expect(words(page.querySelector('td[colspan]'))).toMatch(/^Last, 05-Jan-2026 10:30: 7\.9 .*High/);
    expect(page.querySelectorAll('button[aria-label^="Chart of"]')).toHaveLength(2);
    await press('Earlier results');
    await press('Earlier results');
    expect(words(page.querySelector('[role=status]'))).toBe('Collections 17 to 22 of 22, the newest first');
    expect([words(page.querySelector('thead th:last-child')), page.querySelector('td[colspan]')]).toEqual(['05-Jan-2025 10:30', null]);
    await press('Later results');
    expect(words(page.querySelector('[role=status]'))).toContain('9 to 16');
  });
});
