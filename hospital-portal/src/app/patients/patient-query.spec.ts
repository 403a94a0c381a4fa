import { convertToParamMap } from '@angular/router';
import { changedQuery, filterWords, noMatchTitle, parsePatientQuery, sortLabel } from './patient-query';

const parse = (params: Record<string, string>) => parsePatientQuery(convertToParamMap(params));

describe('the address of the patient list', () => {
  it('leaves out what the API would refuse, so that a damaged link still opens', () => {
    const bad = {
      gender: 'f',
      ageFrom: '-1',
      ageTo: '200',
      registeredFrom: '2026-02-30',
      sort: 'toString',
      status: 'gone',
      cursor: 'a b',
      q: 'x',
    };
    expect(parse(bad)).toEqual({});
  });

  it('reads filters, order and page', () => {
    const params = {
      q: ' sharma m ',
      gender: 'female',
      ageFrom: '30',
      ageTo: '65',
      registeredFrom: '2026-01-01',
      lastVisitTo: '2026-02-01',
      sort: '-createdAt',
      cursor: 'Ab-_1',
    };
    expect(parse(params)).toEqual({ ...params, q: 'sharma m', ageFrom: 30, ageTo: 65 });
  });

  it('reads and writes filters by the hospital’s own fields, and says them in words', () => {
    const query = parse({ 'cf.height': '150..180', 'cf.native_place': ' Wai ', 'cf.Bad': 'x', 'cf.constructor ': 'x', 'cf.diet': ' ' });
    expect(query).toEqual({ 'cf.height': '150..180', 'cf.native_place': 'Wai' });
    expect(changedQuery(query, { 'cf.height': undefined })).toEqual({ 'cf.native_place': 'Wai' });
    expect(filterWords(query)).toEqual(['height 150..180', 'native place Wai']);
  });

  it('goes back to the first page when a filter changes, and keeps the filters when the page does', () => {
    const query = parse({ q: 'rao', gender: 'male', cursor: 'abc' });
    expect(changedQuery(query, { gender: undefined })).toEqual({ q: 'rao' });
    expect(changedQuery(query, { cursor: 'def' })).toEqual({ q: 'rao', gender: 'male', cursor: 'def' });
  });

  it('says in words what was searched', () => {
    const query = parse({ q: 'sharmaa', gender: 'female', ageFrom: '30', ageTo: '65', status: 'active' });
    expect(noMatchTitle(query)).toBe("No patient matches 'sharmaa', female, aged 30–65.");
    expect(filterWords(parse({ registeredTo: '2026-11-22' }))).toEqual(['registered up to 22-Nov-2026']);
    expect(filterWords(parse({ lastVisitFrom: '2026-11-22', status: 'merged' }))).toEqual(['last seen from 22-Nov-2026', 'merged']);
    expect(sortLabel({ q: 'rao' })).toBe('Best match');
    expect(sortLabel({})).toBe('Name A–Z');
  });
});
