import * as fc from 'fast-check';
import { diffText } from './visit-diff';

const without = (kind: string, parts: ReturnType<typeof diffText>): string =>
  parts
    .filter((part) => part.kind !== kind)
    .map(({ text }) => text)
    .join('');

/** Texts of few words, so that many of them are shared, with spaces of every kind. */
const aText = fc
  .array(
    fc.oneof(
      fc.constantFrom('fever', 'cough', 'left', 'right', 'knee', '37.5', 'ज्वर'),
      fc.constantFrom(' ', '\n', '  ', '\t'),
      fc.string({ maxLength: 3 }),
    ),
    {
      maxLength: 40,
    },
  )
  .map((words) => words.join(' '));

it('puts the parts together to the text before and the text after, whatever they are', () => {
  fc.assert(
    fc.property(aText, aText, (before, after) => {
      const parts = diffText(before, after);
      expect(without('new', parts)).toBe(before);
      expect(without('gone', parts)).toBe(after);
      expect(parts.some(({ text }) => text === '')).toBe(false);
      expect(parts.some(({ kind }, at) => kind === parts[at + 1]?.kind)).toBe(false);
    }),
  );
});

it('calls what did not change the same', () => {
  fc.assert(
    fc.property(aText, (text) => {
      expect(diffText(text, text).every(({ kind }) => kind === 'same')).toBe(true);
    }),
  );
});

it('names the words that changed and no others', () => {
  expect(diffText('Pain in the right knee', 'Pain in the left knee')).toEqual([
    { kind: 'same', text: 'Pain in the ' },
    { kind: 'gone', text: 'right ' },
    { kind: 'new', text: 'left ' },
    { kind: 'same', text: 'knee' },
  ]);
  expect(diffText('', 'Rest')).toEqual([{ kind: 'new', text: 'Rest' }]);
  expect(diffText('Rest', '')).toEqual([{ kind: 'gone', text: 'Rest' }]);
});

it('shows a very long text as replaced, in no time', () => {
  const [before, after] = ['a b '.repeat(2500), 'a c '.repeat(2500)];
  expect(diffText(before, after).map(({ kind }) => kind)).toEqual(['gone', 'new']);
});
