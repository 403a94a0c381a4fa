import type { Params } from '@angular/router';
import type { PageInfo, Permission } from '@hms/shared-dto';
import { type IconName, formatNumber } from '@hms/shared-ui';
import type { HomeState } from './home.feature';

/** A way into a filtered list; with a figure where the server has counted. */
export interface Tile {
  readonly label: string;
  readonly icon: IconName;
  readonly path: string;
  readonly params: Params;
  readonly figure: string | null;
}

/** `1,000+` for a lower bound; null when it was not counted. */
export function totalText(page: PageInfo | null | undefined): string | null {
  if (!page || page.total === null) return null;
  return page.totalIsEstimate ? `${formatNumber(Math.min(page.total, 1000))}+` : formatNumber(page.total);
}

interface TileRule {
  readonly permission: Permission;
  readonly tile: (state: HomeState, today: string) => Tile;
}

const RULES: readonly TileRule[] = [
  {
    permission: 'patients:read',
    tile: ({ recent }) => ({ label: 'Patients', icon: 'group', path: '/patients', params: {}, figure: totalText(recent?.all) }),
  },
  {
    permission: 'patients:read',
    tile: ({ recent }, today) => ({
      label: 'Registered today',
      icon: 'how_to_reg',
      path: '/patients',
      params: { registeredFrom: today, sort: '-createdAt' },
      figure: totalText(recent?.today),
    }),
  },
  {
    permission: 'staff:manage',
    tile: ({ invited }) => ({
      label: 'Open invitations',
      icon: 'mail',
      path: '/staff',
      params: { status: 'invited' },
      figure: totalText(invited),
    }),
  },
  {
    permission: 'patients:manage',
    tile: () => ({ label: 'Archived patients', icon: 'archive', path: '/patients', params: { status: 'archived' }, figure: null }),
  },
];

/** The tiles that a person with these permissions can use. */
export const tilesFor = (permissions: readonly Permission[], state: HomeState, today: string): readonly Tile[] =>
  RULES.filter(({ permission }) => permissions.includes(permission)).map(({ tile }) => tile(state, today));

/** `Good morning`, by the hour of the day. */
export function greeting(hour: number): string {
  if (hour >= 4 && hour < 12) return 'Good morning';
  return hour >= 12 && hour < 17 ? 'Good afternoon' : 'Good evening';
}
