import { highlight, wordsOf } from './highlight';

const marked = (text: string, search: string, ignore?: RegExp) =>
  highlight(text, wordsOf(search), ignore ? { ignore } : {})
    .map(({ text: piece, hit }) => (hit ? `[${piece}]` : piece))
    .join('');

describe('highlight', () => {
  it('marks words at their beginning before anywhere else', () => {
    expect(marked('Mumma', 'ma')).toBe('Mum[ma]');
    expect(marked('Uma Mani', 'ma')).toBe('Uma [Ma]ni');
  });

  it('passes over case and Latin accents, and keeps the text as it is', () => {
    expect(marked('Nguyễn', 'nguyen')).toBe('[Nguyễn]');
    expect(marked('José', 'JOSE')).toBe('[José]');
  });

  it('keeps Devanagari marks', () => {
    expect(marked('शर्मा', 'शर्')).toBe('[शर्]मा');
  });

  it('finds digits in a phone number across its spaces', () => {
    expect(marked('+91 98220 41763', '982204', /[\s+]/)).toBe('+91 [98220 4]1763');
  });

  it('never makes markup of a name, and survives patterns', () => {
    expect(marked('<b>x</b>', '<b>')).toBe('[<b>]x</b>');
    expect(marked('a.c', '.*')).toBe('a.c');
    expect(highlight('', ['a'])).toEqual([]);
  });
});
