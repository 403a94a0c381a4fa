import { FormControl } from '@angular/forms';
import { type CodeKind, bareCode, codeValidators } from './codes';

describe('codes', () => {
  it.each<[CodeKind, string, boolean]>([
    ['app', '123 456', true],
    ['app', '12345', false],
    ['app', 'abcdef', false],
    ['recovery', '7gk2m-pq4xt', true],
    ['recovery', '7GK2M PQ4XT', true],
    ['recovery', '123456', false],
    ['recovery', '7GK2MIPQ4XT', false],
    ['mailed', '7GK2-MPQ4', true],
    ['mailed', '7GK2-MPQO', false],
  ])('of the %s: %s', (kind, text, valid) => {
    expect(new FormControl(text, codeValidators(kind)).valid).toBe(valid);
  });

  it('are sent without what people put between the characters', () => {
    expect([' 123 456 ', '7gk2m-pq4xt'].map(bareCode)).toEqual(['123456', '7gk2mpq4xt']);
  });
});
