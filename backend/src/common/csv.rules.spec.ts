import fc from 'fast-check';
import { csvHead, csvLines, withGuard, withoutGuard } from './csv.rules.js';

describe('cells that a spreadsheet would run', () => {
  it.each(['=1+1', '+919822041763', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '=cmd|"/c calc"!A0', '＝1+1', '＋1', '－1', '＠A1', "'=1"])(
    '%j is text',
    (cell) => {
      expect(withGuard(cell)).toBe(`'${cell}`);
      expect(withoutGuard(withGuard(cell))).toBe(cell);
    },
  );
  it.each(['', 'Rao', "O'Neil", "'Rao'", 'B-', 'a=b', '1978-03-02', 'क्षेत्री'])('%j stays as it is', (cell) => {
    expect([withGuard(cell), withoutGuard(cell)]).toEqual([cell, cell]);
  });
  it('come back whatever they were', () => {
    const cells = fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', 'a', '＝') });
    fc.assert(
      fc.property(cells, (cell) => {
        expect(withoutGuard(withGuard(cell))).toBe(cell);
        expect(withGuard(cell)).not.toMatch(/^[=+\-@\t\r＝]/);
      }),
    );
  });
});

it('quotes what needs it, leaves empty what is not there, and begins with a byte order mark', () => {
  expect(csvHead(['Name', 'Line'])).toBe('\uFEFFName,Line\r\n');
  expect(
    csvLines([
      ['Rao, "R"', 4, null],
      ['a\nb', null, ' c '],
    ]),
  ).toBe('"Rao, ""R""",4,\r\n"a\nb",," c "\r\n');
});
