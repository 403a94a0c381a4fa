import { Location } from '@angular/common';
import { Injectable, inject } from '@angular/core';
import { type ActivatedRoute, type Params, Router } from '@angular/router';

/** The cursors of the pages before this one, kept in the browser's history entry so that a reload keeps the way back. */
const TRAIL = 'pagesBefore';

const trailIn = (state: unknown): readonly (string | null)[] => {
  const trail = (state as Record<string, unknown> | null)?.[TRAIL];
  return Array.isArray(trail) ? (trail as (string | null)[]) : [];
};

/** A list's filters, sort and page live in the URL; this changes them. */
@Injectable({ providedIn: 'root' })
export class ListUrl {
  readonly #router = inject(Router);
  readonly #location = inject(Location);

  /** Sets query parameters, null removes one; the list starts again at its first page. `quiet` makes no history entry, as for typing. */
  filter(route: ActivatedRoute, params: Params, quiet = false): void {
    void this.#router.navigate([], {
      relativeTo: route,
      queryParams: { ...params, cursor: null },
      queryParamsHandling: 'merge',
      replaceUrl: quiet,
    });
  }

  /** Keeps the page: for what changes only the look, such as cards or table. */
  look(route: ActivatedRoute, params: Params): void {
    const state = { [TRAIL]: this.trail() };
    void this.#router.navigate([], { relativeTo: route, queryParams: params, queryParamsHandling: 'merge', replaceUrl: true, state });
  }

  /** Pages turned so far from the first one; 0 also when the list was entered by a link to a later page. */
  trail(): readonly (string | null)[] {
    return trailIn(this.#location.getState());
  }

  next(route: ActivatedRoute, cursor: string): void {
    const here = (route.snapshot.queryParams['cursor'] as string | undefined) ?? null;
    this.#turn(route, cursor, [...this.trail(), here]);
  }

  /** The page before, or the first one when the way back is not known. */
  previous(route: ActivatedRoute): void {
    const trail = this.trail();
    this.#turn(route, trail.at(-1) ?? null, trail.slice(0, -1));
  }

  #turn(route: ActivatedRoute, cursor: string | null, trail: readonly (string | null)[]): void {
    void this.#router.navigate([], { relativeTo: route, queryParams: { cursor }, queryParamsHandling: 'merge', state: { [TRAIL]: trail } });
  }
}
