import { type Signal, computed, linkedSignal } from '@angular/core';

interface Row {
  readonly id: string;
}

/**
 * Which row ↑ ↓ have reached. New rows put it back on the first one when `preselect` is true, else on none. Rows that were only refreshed leave it on the
 * same patient, or on none when that one is gone: never on another.
 */
export function rowSelection(rows: Signal<readonly Row[]>, preselect: Signal<boolean>, refreshed: Signal<boolean>) {
  const at = linkedSignal<readonly Row[], number>({
    source: rows,
    computation: (all, before) => {
      if (before && refreshed()) return all.findIndex(({ id }) => id === before.source[before.value]?.id);
      return preselect() && all.length ? 0 : -1;
    },
  });
  return {
    index: at.asReadonly(),
    id: computed(() => rows()[at()]?.id ?? null),
    move: (step: 1 | -1): void => at.update((now) => Math.max(0, Math.min(rows().length - 1, now + step))),
  };
}
