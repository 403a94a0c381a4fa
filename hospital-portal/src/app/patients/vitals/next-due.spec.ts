import type { VitalSigns } from '@hms/shared-dto';
import { nextDue } from './next-due';

const scored = (takenAt: string, score: number | null, risk: VitalSigns['news2']['risk']): VitalSigns =>
  ({ takenAt, news2: { score, risk } }) as unknown as VitalSigns;
const at = (clock: string) => new Date(`2026-11-22T${clock}:00Z`);
const words = (rows: readonly VitalSigns[], now: Date) => nextDue(rows, now, 'Asia/Kolkata')?.words ?? null;

describe('when vital signs are due again', () => {
  it('is what the advice of the last score says, by the hospital’s clock', () => {
    expect(words([scored('2026-11-22T08:00:00Z', 5, 'medium')], at('08:10'))).toBe('Next due by 14:30.');
    expect(words([scored('2026-11-22T08:00:00Z', 0, 'low')], at('08:10'))).toBe('Next due by 23-Nov-2026 01:30.');
    expect(words([scored('2026-11-22T09:00:00Z', null, null), scored('2026-11-22T08:00:00Z', 2, 'low')], at('09:10'))).toBe(
      'Next due by 19:30.',
    );
  });

  it('is said to be overdue once it has passed, and no longer after a day', () => {
    const rows = [scored('2026-11-22T08:00:00Z', 5, 'medium')];
    expect(nextDue(rows, at('09:01'), 'Asia/Kolkata')).toEqual({ words: 'Vital signs are overdue since 14:30.', overdue: true });
    expect(words(rows, new Date('2026-11-23T09:01:00Z'))).toBeNull();
  });

  it('is not said without a score, nor of who is watched all the time', () => {
    expect([words([], at('09:00')), words([scored('2026-11-22T08:00:00Z', 9, 'high')], at('09:00'))]).toEqual([null, null]);
  });
});
