import { plural } from './numbers';

/** How long to wait, for people: `25 seconds`, `1 minute 5 seconds`, `14 minutes`. */
export function formatWait(seconds: number): string {
  const [minutes, rest] = [Math.floor(seconds / 60), Math.round(seconds % 60)];
  if (minutes === 0) return plural(rest, 'second');
  return rest === 0 ? plural(minutes, 'minute') : `${plural(minutes, 'minute')} ${plural(rest, 'second')}`;
}

/** The same as it is read out while it runs down: changes seldom, so that a screen reader is not kept talking. */
export function spokenWait(seconds: number): string {
  if (seconds > 60) return plural(Math.ceil(seconds / 60), 'minute');
  return plural(seconds > 30 ? 60 : seconds > 10 ? 30 : 10, 'second');
}
