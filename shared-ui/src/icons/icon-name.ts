import type { ICON_NAMES } from './icons.generated';

/** The name of an icon that is in the sprite. */
export type IconName = (typeof ICON_NAMES)[number];
