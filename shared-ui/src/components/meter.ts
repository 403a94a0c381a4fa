import type { IconName } from '../icons/icon-name';
import { formatNumber } from '../format/numbers';

/** How near a limit is: neutral below 85 %, then caution, then full; no limit has no level. Of progress, whose end is good: fine, then done. */
export type MeterLevel = 'open' | 'fine' | 'near' | 'full' | 'done';

export interface MeterReading {
  readonly level: MeterLevel;
  /** 0–100. */
  readonly percent: number;
  /** `92 %`, `Full`, or nothing while all is well. */
  readonly flag: string | null;
  readonly icon: IconName | null;
  /** `18 of 25`, `86 no limit`: what a screen reader says. */
  readonly text: string;
}

const NEAR_PERCENT = 85;

export function readMeter(used: number, limit: number | null): MeterReading {
  if (limit === null) return { level: 'open', percent: 0, flag: null, icon: null, text: `${formatNumber(used)} no limit` };
  const percent = limit <= 0 ? 100 : Math.min(100, Math.floor((used / limit) * 100));
  const text = `${formatNumber(used)} of ${formatNumber(limit)}`;
  if (used >= limit) return { level: 'full', percent: 100, flag: 'Full', icon: 'block', text };
  if (percent >= NEAR_PERCENT) return { level: 'near', percent, flag: `${percent} %`, icon: 'warning', text };
  return { level: 'fine', percent, flag: null, icon: null, text };
}

/** How much of something is done: the end is what one wants. */
export function readProgress(done: number, total: number): MeterReading {
  const text = `${formatNumber(done)} of ${formatNumber(total)}`;
  if (total > 0 && done >= total) return { level: 'done', percent: 100, flag: 'Done', icon: 'check', text };
  return { level: 'fine', percent: total > 0 ? Math.floor((done / total) * 100) : 0, flag: null, icon: null, text };
}
