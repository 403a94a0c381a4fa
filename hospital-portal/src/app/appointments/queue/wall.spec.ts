import type { WallToken } from '@hms/shared-dto';
import { WallApiActions } from './wall.actions';
import { initialWall, wallFeature } from './wall.feature';
import { isStale, waitingByDoctor } from './wall.rules';

const token = (number: number, doctorName: string, status: WallToken['status'] = 'waiting'): WallToken => ({
  number,
  doctorName,
  status,
  initials: 'M. S.',
});

describe('the wall', () => {
  it('lists who waits by doctor, the first few of them, and how many besides', () => {
    const many = Array.from({ length: 9 }, (_, index) => token(index + 1, 'Dr Bose'));
    const rooms = waitingByDoctor([...many, token(1, 'Dr Asha Menon'), token(4, 'Dr Rao', 'called')]);
    expect(rooms.map(({ doctorName, tokens, more }) => [doctorName, tokens.length, more])).toEqual([
      ['Dr Asha Menon', 1, 0],
      ['Dr Bose', 6, 3],
    ]);
  });

  it('keeps what it showed when it cannot ask, and knows since when', () => {
    const before = wallFeature.reducer(initialWall, WallApiActions.wallLoaded({ tokens: [token(1, 'Dr Rao')], at: 1000 }));
    const after = wallFeature.reducer(before, WallApiActions.wallFailed());
    expect(after).toEqual({ ...before, failed: true });
    expect([isStale(after.loadedAt, 61_000), isStale(after.loadedAt, 61_001), isStale(null, 1e12)]).toEqual([false, true, false]);
  });
});
