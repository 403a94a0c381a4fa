import { type NoteText, createNoteForm, mergeNote, noteConflict, sameNote, saysSomething, toNoteRequest, withTemplate } from './visit-note';
import { visitListQuery, visitLook } from './visit-words';

const EMPTY: NoteText = { chiefComplaint: '', history: '', examination: '', assessment: '', plan: '', followUp: '', followUpOn: '' };
const note = (more: Partial<NoteText>): NoteText => ({ ...EMPTY, ...more });

describe('a note', () => {
  it('is the same whatever the system’s line ends and the spaces around', () => {
    expect(sameNote(note({ plan: 'Rest\r\nFluids ' }), note({ plan: 'Rest\nFluids' }))).toBe(true);
    expect(sameNote(note({ plan: 'Rest' }), note({ plan: 'rest' }))).toBe(false);
    expect(sameNote(note({ followUpOn: '2027-01-04' }), EMPTY)).toBe(false);
  });

  it('sends what says something', () => {
    expect(toNoteRequest(note({ plan: 'Rest', history: ' \n ', followUpOn: '2027-01-04' }))).toEqual({
      plan: 'Rest',
      followUpOn: '2027-01-04',
    });
  });

  it('can be signed with a chief complaint or an assessment', () => {
    expect([note({ plan: 'Rest' }), note({ chiefComplaint: 'Fever' }), note({ assessment: 'Flu' })].map(saysSomething)).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('takes of a template only what is still empty', () => {
    const template = { ...EMPTY, history: 'Onset, travel.', plan: 'Fluids' };
    expect(withTemplate(note({ plan: 'Rest', history: '  ' }), template)).toEqual(note({ plan: 'Rest', history: 'Onset, travel.' }));
  });

  it('shows where two who write at once differ, and keeps what was chosen', () => {
    const [yours, theirs] = [note({ plan: 'Rest', followUpOn: '2027-01-04' }), note({ plan: 'Ice', history: 'Fell' })];
    expect(noteConflict(yours, theirs)).toEqual([
      { path: 'history', label: 'History', yours: '', theirs: 'Fell' },
      { path: 'plan', label: 'Plan', yours: 'Rest', theirs: 'Ice' },
      { path: 'followUpOn', label: 'Next visit on', yours: '04-Jan-2027', theirs: '' },
    ]);
    const chosen = mergeNote(yours, theirs, { history: 'theirs', plan: 'yours', followUpOn: 'theirs' });
    expect(chosen).toEqual(note({ history: 'Fell', plan: 'Rest' }));
  });

  it('is refused by its form at the server’s limits', () => {
    const form = createNoteForm();
    form.patchValue({ chiefComplaint: 'a'.repeat(1001) });
    expect(form.invalid).toBe(true);
    form.patchValue({ chiefComplaint: 'a'.repeat(1000) });
    expect(form.valid).toBe(true);
  });
});

describe('words of visits', () => {
  const startedAt = '2026-11-22T05:00:00Z';

  it('say when it was signed: the clock alone on the day of the visit', () => {
    const look = (status: 'draft' | 'signed' | 'amended' | 'entered_in_error', signedAt: string | null) =>
      visitLook({ status, signedAt, startedAt }, 'Asia/Kolkata').words;
    expect(look('draft', null)).toBe('Draft, not signed');
    expect(look('signed', '2026-11-22T05:12:00Z')).toBe('Signed 10:42');
    expect(look('signed', '2026-11-23T05:12:00Z')).toBe('Signed 23-Nov-2026 10:42');
    expect(look('amended', '2026-11-23T05:12:00Z')).toBe('Amended');
    expect(look('entered_in_error', null)).toBe('Entered in error');
  });

  it('ask only what the API takes, whatever the address says', () => {
    expect(visitListQuery({ patientId: 'p1' }, 'draft', 'abc')).toEqual({ patientId: 'p1', status: 'draft', cursor: 'abc' });
    expect(visitListQuery({}, 'open', 'not a cursor')).toEqual({});
  });
});
