import { type Signal, computed, linkedSignal } from '@angular/core';

interface Row {
  readonly id: string;
}

/** Which row ↑ ↓ have reached. New rows put it back on the first one when `preselect` is true, else on none. */
export function rowSelection(rows: Signal<readonly Row[]>, preselect: Signal<boolean>) {
  const at = linkedSignal<readonly Row[], number>({ source: rows, computation: (all) => (preselect() && all.length ? 0 : -1) });
  return {
    index: at.asReadonly(),
    id: computed(() => rows()[at()]?.id ?? null),
    move: (step: 1 | -1): void => at.update((now) => Math.max(0, Math.min(rows().length - 1, now + step))),
  };
}
