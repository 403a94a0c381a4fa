import type { WaitlistEntry } from '@hms/shared-dto';
import { Problem } from '@hms/shared-ui';
import { anAppointment } from '../testing';
import { createWaitlistForm, toWaitlistRequest } from './waitlist-form';
import { isFiltered, parseWaitlistQuery } from './waitlist-query';
import { daysWords, leftWords, wishWords } from './waitlist-words';
import { WaitlistApiActions, WaitlistPageActions } from './waitlist.actions';
import { initialWaitlist, waitlistFeature } from './waitlist.feature';

const params = (text: string) => ({ get: (name: string) => new URLSearchParams(text).get(name) });
const entry: WaitlistEntry = {
  ...{ id: 'w1', patientId: 'p1', patient: anAppointment().patient, doctorId: null, doctorName: null, specialty: 'Cardiology' },
  ...{ typeId: null, typeName: null, minutes: 15, fromDate: '2026-11-23', toDate: '2026-12-05', parts: [], priority: 'routine' },
  ...{ reason: null, status: 'waiting', offer: null, appointmentId: null, createdAt: '2026-11-22T05:11:00Z', version: 1 },
};

describe('the address of the waitlist', () => {
  it('keeps what is sound and leaves out the rest', () => {
    const doctorId = '0197f2c4-8a51-7cc3-9d7e-5b1f20a4c611';
    const query = parseWaitlistQuery(params(`status=offered&doctor=${doctorId}&priority=urgent&cursor=abc`));
    expect(query).toEqual({ status: 'offered', doctorId, priority: 'urgent', cursor: 'abc' });
    expect(parseWaitlistQuery(params(`status=gone&doctor='&kind=1&priority=9&cursor=%00`))).toEqual({});
    expect([isFiltered(query), isFiltered({ cursor: 'abc' })]).toEqual([true, false]);
  });
});

describe('words', () => {
  it('say for whom, when, and how long a time is held', () => {
    expect([wishWords(entry), wishWords({ ...entry, specialty: null, typeName: 'Follow-up' })]).toEqual([
      'Cardiology',
      'Any doctor, Follow-up',
    ]);
    expect(daysWords({ ...entry, parts: ['morning', 'evening'] })).toBe('23-Nov-2026 to 05-Dec-2026, morning or evening');
    expect(daysWords({ ...entry, toDate: entry.fromDate })).toBe('23-Nov-2026');
    const now = Date.parse('2026-11-22T10:00:00Z');
    expect([leftWords('2026-11-22T10:11:01Z', now), leftWords('2026-11-22T09:59:00Z', now)]).toEqual([
      '12 min left',
      'Goes to the next now',
    ]);
  });
});

describe('the form', () => {
  it('sends what was chosen, the doctor before the specialty, and every part of the day as any', () => {
    const form = createWaitlistForm('2026-11-23');
    form.patchValue({ doctorId: 'd1', specialty: 'Cardiology', parts: { morning: true }, reason: ' Pain ' });
    const days = { fromDate: '2026-11-23', toDate: '2026-12-07', priority: 'routine' };
    expect(toWaitlistRequest(form, 'p1')).toEqual({ patientId: 'p1', ...days, doctorId: 'd1', parts: ['morning'], reason: 'Pain' });
    form.patchValue({ doctorId: '', parts: { afternoon: true, evening: true }, reason: '' });
    expect(toWaitlistRequest(form, 'p1')).toEqual({ patientId: 'p1', ...days, specialty: 'Cardiology' });
  });
});

describe('the store', () => {
  const { reducer } = waitlistFeature;
  const problem = new Problem({ status: 409, code: 'waitlist.lapsed', title: '', detail: 'Gone.', traceId: null, more: {} });

  it('keeps the list in sight while the next comes, and a refusal until it is read', () => {
    const page = { nextCursor: null, total: 1, totalIsEstimate: false };
    let state = reducer(initialWaitlist, WaitlistApiActions.listLoaded({ list: { data: [entry], page } }));
    state = reducer(state, WaitlistPageActions.listQueried({ query: {} }));
    expect([state.list.status, state.list.data]).toEqual(['loading', [entry]]);
    state = reducer(state, WaitlistApiActions.changeFailed({ problem }));
    expect(state.refusal).toBe(problem);
    expect(reducer(state, WaitlistPageActions.refusalRead()).refusal).toBeNull();
  });
});
