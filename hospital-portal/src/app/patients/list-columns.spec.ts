import {
  LIST_COLUMNS,
  columnsText,
  everyColumn,
  fieldsShown,
  keepColumns,
  nextSort,
  parseColumns,
  shownColumns,
  toggled,
} from './list-columns';
import { listQuestion } from './list-question';
import { aCustomField } from './testing';

describe('the columns of the list', () => {
  afterEach(() => localStorage.clear());

  it('are read from the address in the table’s order; damage in it is left out', () => {
    expect(parseColumns('lastVisit,number,toString,number')).toEqual(['number', 'lastVisit']);
    expect(parseColumns('nothing')).toBeNull();
    expect(parseColumns(columnsText([]))).toEqual([]);
    expect(parseColumns(columnsText(LIST_COLUMNS))).toEqual(LIST_COLUMNS);
  });

  it('are those of the address, else those chosen last in this browser, else all', () => {
    expect(shownColumns(null)).toEqual(LIST_COLUMNS);
    keepColumns(['phone']);
    expect(shownColumns(null)).toEqual(['phone']);
    expect(shownColumns('sex')).toEqual(['sex']);
    localStorage.setItem('hms.patient-columns', 'damaged');
    expect(shownColumns(null)).toEqual(LIST_COLUMNS);
  });

  it('are ordered by their own order first, then the other way round', () => {
    expect(nextSort('-createdAt', undefined)).toBe('-createdAt');
    expect(nextSort('-createdAt', '-createdAt')).toBe('createdAt');
    expect(nextSort('-createdAt', 'createdAt')).toBe('-createdAt');
    expect(nextSort('name', 'name')).toBe('-name');
  });
});

describe('columns of the hospital’s own fields', () => {
  const FIELDS = [aCustomField(), aCustomField({ key: 'height', label: 'Height' })];
  const many = Array.from({ length: 12 }, (_, index) => aCustomField({ key: `f${String(index)}` }));

  it('are read from the address, at most eight of them', () => {
    expect(parseColumns('cf.height,number,cf.Height,cf.village,cf.height')).toEqual(['number', 'cf.height', 'cf.village']);
    expect(parseColumns('cf.height')).toEqual(['cf.height']);
    expect(parseColumns(many.map(({ key }) => `cf.${key}`).join(','))).toHaveLength(8);
    expect(everyColumn(many)).toHaveLength(LIST_COLUMNS.length + 8);
  });

  it('are switched on and off in the order of the table; those that are gone are forgotten', () => {
    expect(toggled(['cf.height', 'cf.old', 'phone'], 'cf.village', FIELDS)).toEqual(['phone', 'cf.village', 'cf.height']);
    expect(toggled(['phone', 'cf.height'], 'cf.height', FIELDS)).toEqual(['phone']);
    expect(fieldsShown(['cf.height', 'cf.old', 'cf.village'], FIELDS).map(({ key }) => key)).toEqual(['village', 'height']);
  });

  it('are asked for once it is known which there are, and nothing is where none is shown', () => {
    const query = { q: 'rao' };
    const loaded = { status: 'loaded' as const, fields: FIELDS };
    expect(listQuestion(query, LIST_COLUMNS, { ...loaded, status: 'loading' })).toBe(query);
    expect(listQuestion(query, ['cf.height'], { ...loaded, status: 'loading' })).toBeNull();
    expect(listQuestion(query, ['cf.height', 'cf.old', 'cf.village'], loaded)).toEqual({ q: 'rao', customFields: 'village,height' });
    expect(listQuestion(query, ['cf.old'], loaded)).toEqual(query);
    expect(listQuestion(query, ['cf.height'], { status: 'failed', fields: [] })).toEqual(query);
  });
});
