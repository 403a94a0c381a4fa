import { NoteWriter, SAVE_AFTER_MS } from './note-writer';
import { type NoteText, createNoteForm } from './visit-note';

function aWriter() {
  const form = createNoteForm();
  const sent: NoteText[] = [];
  const writer = new NoteWriter(form, (note) => sent.push(note));
  form.valueChanges.subscribe(() => writer.typed());
  writer.begin(form.getRawValue());
  const type = (plan: string) => form.patchValue({ plan });
  const plans = () => sent.map(({ plan }) => plan);
  return { form, writer, type, plans };
}

describe('a draft that is typed', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('is sent five seconds after the first change, however long somebody types', () => {
    const { type, plans, writer } = aWriter();
    for (let second = 0; second < 5; second += 1) {
      type('Rest'.slice(0, second + 1));
      jest.advanceTimersByTime(1000);
    }
    expect([plans(), writer.unsaved()]).toEqual([['Rest'], true]);
  });

  it('is sent at once on leaving a field, and not at all when nothing changed', () => {
    const { type, plans, writer } = aWriter();
    writer.flush();
    type('Rest');
    type('');
    writer.flush();
    expect(plans()).toEqual([]);
    type('Rest');
    writer.flush();
    expect(plans()).toEqual(['Rest']);
  });

  it('is one text on its way; what is typed meanwhile follows', () => {
    const { type, plans, writer } = aWriter();
    type('Rest');
    writer.flush();
    type('Rest and fluids');
    writer.flush();
    expect(plans()).toEqual(['Rest']);
    writer.arrived();
    expect(writer.unsaved()).toBe(true);
    jest.advanceTimersByTime(SAVE_AFTER_MS);
    expect(plans()).toEqual(['Rest', 'Rest and fluids']);
    writer.arrived();
    expect(writer.unsaved()).toBe(false);
  });

  it('is tried again when it could not be sent, and stays in the form', () => {
    const { type, plans, writer, form } = aWriter();
    type('Rest');
    writer.flush();
    writer.failed();
    jest.advanceTimersByTime(SAVE_AFTER_MS);
    expect([plans(), form.value.plan]).toEqual([['Rest', 'Rest'], 'Rest']);
  });

  it('is not sent while it is too long, nor while somebody has to choose', () => {
    const { type, plans, writer } = aWriter();
    type('a'.repeat(10_001));
    jest.advanceTimersByTime(SAVE_AFTER_MS);
    expect(plans()).toEqual([]);
    writer.pause();
    type('Rest');
    jest.advanceTimersByTime(SAVE_AFTER_MS);
    expect(plans()).toEqual([]);
    writer.resume();
    expect(plans()).toEqual(['Rest']);
  });

  it('lets who leaves wait for what is on its way, and not for ever', async () => {
    const { type, writer } = aWriter();
    await writer.settled(3000);
    type('Rest');
    const [one, other] = [jest.fn(), jest.fn()];
    void writer.settled(3000).then(one);
    writer.arrived();
    await Promise.resolve();
    expect(one).toHaveBeenCalled();
    type('Rest and fluids');
    void writer.settled(3000).then(other);
    jest.advanceTimersByTime(3000);
    await Promise.resolve();
    expect(other).toHaveBeenCalled();
  });
});
