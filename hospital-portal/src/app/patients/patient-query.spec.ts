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
      sort: '-createdAt',
      cursor: 'Ab-_1',
    };
    expect(parse(params)).toEqual({ ...params, q: 'sharma m', ageFrom: 30, ageTo: 65 });
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
    expect(sortLabel({ q: 'rao' })).toBe('Best match');
    expect(sortLabel({})).toBe('Name A–Z');
  });
});
