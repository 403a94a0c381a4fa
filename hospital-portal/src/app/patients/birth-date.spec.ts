import { birthDateFault, monthOf, toTypedDate, typedDate } from './birth-date';

const typed = (day: string, month: string, year: string) => ({ day, month, year });
const TODAY = '2026-11-22';

describe('a typed birth date', () => {
  it('knows months by number and by name', () => {
    expect(['7', '07', 'jul', 'July', ' JUL '].map(monthOf)).toEqual([7, 7, 7, 7, 7]);
    expect(['13', 'ju', 'x', ''].map(monthOf)).toEqual([0, 0, 0, 0]);
  });

  it('becomes a calendar date only when the day exists', () => {
    expect(typedDate(typed('29', '2', '2024'))).toBe('2024-02-29');
    expect(typedDate(typed('29', '2', '2023'))).toBeNull();
    expect(typedDate(typed('1', '', '2023'))).toBeNull();
  });

  it('says what is wrong', () => {
    expect(birthDateFault(typed('14', '7', '61'), TODAY)).toContain('four digits');
    expect(birthDateFault(typed('31', 'feb', '1990'), TODAY)).toContain('not in the calendar');
    expect(birthDateFault(typed('23', '11', '2026'), TODAY)).toContain('future');
    expect(birthDateFault(typed('1', '1', '1849'), TODAY)).toContain('1850');
    expect(birthDateFault(typed('22', '11', '2026'), TODAY)).toBeNull();
  });

  it('shows a stored date in its fields', () => {
    expect(toTypedDate('1961-07-14')).toEqual(typed('14', '7', '1961'));
    expect(toTypedDate(null)).toEqual(typed('', '', ''));
  });
});
