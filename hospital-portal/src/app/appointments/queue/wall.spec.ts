import { convertToParamMap } from '@angular/router';
import type { WallToken } from '@hms/shared-dto';
import { parseWallQuery } from './wall-query';
import { WallApiActions } from './wall.actions';
import { initialWall, wallFeature } from './wall.feature';
import { isStale, waitingByDoctor } from './wall.rules';

const token = (number: number, doctorName: string, status: WallToken['status'] = 'waiting', doctorId = doctorName): WallToken => ({
  ...{ number, doctorId, doctorName, status },
  initials: 'M. S.',
});

describe('the wall', () => {
  it('lists who waits by doctor, the first few of them, and how many besides', () => {
    const many = Array.from({ length: 8 }, (_, index) => token(index + 1, 'Dr Bose'));
    const data = [...many, token(1, 'Dr Asha Menon'), token(4, 'Dr Rao', 'called')];
    const rooms = waitingByDoctor({ data, more: [{ doctorId: 'Dr Bose', count: 40 }] });
    expect(rooms.map(({ doctorName, tokens, more }) => [doctorName, tokens.length, more])).toEqual([
      ['Dr Asha Menon', 1, 0],
      ['Dr Bose', 6, 42],
    ]);
  });

  it('keeps the queues of two doctors of one name apart', () => {
    const rooms = waitingByDoctor({ data: [token(1, 'Dr Rao', 'waiting', 'd1'), token(1, 'Dr Rao', 'waiting', 'd2')], more: [] });
    expect(rooms.map(({ doctorId, tokens }) => [doctorId, tokens.length])).toEqual([
      ['d1', 1],
      ['d2', 1],
    ]);
  });

  it('is of the doctors or the department that its address names', () => {
    const [one, other] = ['0197f2c4-8a51-7cc3-9d7e-5b1f20a4c611', '0197f2c4-8a51-7cc3-9d7e-5b1f20a4c612'];
    expect(parseWallQuery(convertToParamMap({ doctor: [one, 'x', other] }))).toEqual({ doctorIds: [one, other] });
    expect(parseWallQuery(convertToParamMap({ department: one }))).toEqual({ doctorIds: [], departmentId: one });
    expect(parseWallQuery(convertToParamMap({ department: "'" }))).toEqual({ doctorIds: [] });
  });

  it('keeps what it showed when it cannot ask, and knows since when', () => {
    const wall = { data: [token(1, 'Dr Rao')], more: [] };
    const before = wallFeature.reducer(initialWall, WallApiActions.wallLoaded({ wall, at: 1000 }));
    const after = wallFeature.reducer(before, WallApiActions.wallFailed());
    expect(after).toEqual({ ...before, failed: true });
    expect([isStale(after.loadedAt, 61_000), isStale(after.loadedAt, 61_001), isStale(null, 1e12)]).toEqual([false, true, false]);
  });
});
