import { homeFeature, initialHome } from './home.feature';
import { greeting, tilesFor, totalText } from './home-tiles';

const page = (total: number | null, totalIsEstimate = false) => ({ nextCursor: null, total, totalIsEstimate });

describe('Home', () => {
  it('shows only what the role can open, and no figure that was not counted', () => {
    expect(tilesFor([], initialHome, '2026-11-22')).toEqual([]);
    const tiles = tilesFor(['patients:read'], initialHome, '2026-11-22');
    expect(tiles.map(({ label, figure }) => [label, figure])).toEqual([
      ['Patients', null],
      ['Registered today', null],
    ]);
    expect(tiles[1]?.params).toMatchObject({ registeredFrom: '2026-11-22' });
  });

  it('says of a lower bound that it is one', () => {
    expect(totalText(page(38))).toBe('38');
    expect(totalText(page(1001, true))).toBe('1,000+');
    expect(totalText(page(null))).toBeNull();
  });

  it('warns of seats from 85 % on, and never without a limit', () => {
    const tight = (used: number, limit: number | null) => homeFeature.selectTightSeats.projector({ used, limit });
    expect(tight(17, 20)).toEqual({ used: 17, limit: 20 });
    expect(tight(16, 20)).toBeNull();
    expect(tight(900, null)).toBeNull();
  });

  it('greets by the hour', () => {
    expect([3, 4, 12, 17].map(greeting)).toEqual(['Good evening', 'Good morning', 'Good afternoon', 'Good evening']);
  });
});
