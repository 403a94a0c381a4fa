import type { CriticalResultList } from '@hms/shared-dto';

/** How many wait for somebody, whatever is shown of them; nothing when there is none. */
export function criticalWords({ data, page }: CriticalResultList): string {
  const count = page.total ?? data.length;
  if (count === 0) return '';
  return count === 1 ? '1 critical result waits for you' : `${count} critical results wait for you`;
}
