import { Problem } from '../session/problem';
import { leavesOrphans, orphansQuestion } from './orphans-question';

const refused = (code: string, more = {}) => new Problem({ status: 409, code, title: '', detail: 'Refused.', traceId: null, more });
const orphan = { id: 'a1', doctorId: 'd1', patientName: 'Meena Sharma', startsAt: '2026-11-23T03:30:00Z', endsAt: '2026-11-23T03:45:00Z' };

describe('appointments that a change of hours would leave outside', () => {
  it('are each named with the day and time of the hospital', () => {
    const question = orphansQuestion(refused('availability.orphans', { orphans: [orphan], total: 1 }), 'Asia/Kolkata');
    expect(question.title).toBe('1 appointment would be outside the hours');
    expect(question.facts).toEqual([{ label: '23-Nov-2026 09:00', value: 'Meena Sharma' }]);
  });

  it('are counted where the list ends', () => {
    const { title, facts } = orphansQuestion(refused('availability.orphans', { orphans: [orphan, orphan], total: 104 }), 'Asia/Kolkata');
    expect(title).toMatch(/^104 appointments/);
    expect(facts?.at(-1)).toEqual({ label: 'Further ones', value: '102' });
  });

  it('are told from other refusals', () => {
    expect([leavesOrphans(refused('availability.orphans')), leavesOrphans(refused('holiday.taken'))]).toEqual([true, false]);
  });
});
