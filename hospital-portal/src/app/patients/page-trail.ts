/**
 * The cursors of the pages before this one, kept with the browser's history entry: a keyset list knows only the way forward.
 * '' is the first page. A link that somebody was sent has no trail; from there Previous leads to the first page.
 */
export type PageTrail = readonly string[];

/** Reads the trail out of a history entry's state. */
export function trailOf(state: unknown): PageTrail {
  const trail = typeof state === 'object' && state !== null ? (state as { trail?: unknown }).trail : null;
  return Array.isArray(trail) ? trail.filter((cursor) => typeof cursor === 'string') : [];
}

export interface PageStep {
  readonly cursor: string | undefined;
  readonly trail: PageTrail;
}

export const nextStep = (trail: PageTrail, current: string | undefined, next: string): PageStep => ({
  cursor: next,
  trail: [...trail, current ?? ''],
});

export const previousStep = (trail: PageTrail): PageStep => ({ cursor: trail.at(-1) || undefined, trail: trail.slice(0, -1) });
