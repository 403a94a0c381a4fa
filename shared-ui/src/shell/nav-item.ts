import type { Permission } from '@hms/shared-dto';
import type { IconName } from '../icons/icon-name';

/** One entry of the rail. Entries without permission are for everybody who is signed in. */
export interface NavItem {
  readonly path: string;
  readonly label: string;
  readonly icon: IconName;
  readonly permission?: Permission;
  /** True when only the very path marks the entry as current, as for Home. */
  readonly exact?: boolean;
  /** Heading above the first entry of a group, such as `Hospital`. */
  readonly group?: string;
}

/** Places on a phone's bottom bar besides More. */
export const BOTTOM_BAR_PLACES = 4;

/** What a person with these permissions may go to, in the given order. */
export const visibleNav = (items: readonly NavItem[], permissions: readonly Permission[]): readonly NavItem[] =>
  items.filter(({ permission }) => !permission || permissions.includes(permission));

/** Entries with a heading where a new group begins. */
export const withHeadings = (items: readonly NavItem[]): readonly (NavItem & { readonly heading: string | null })[] =>
  items.map((item, at) => ({ ...item, heading: item.group && item.group !== items[at - 1]?.group ? item.group : null }));
