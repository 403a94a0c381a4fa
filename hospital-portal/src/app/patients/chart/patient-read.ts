import { type Signal, effect, inject, signal, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { LiveEventKind } from '@hms/shared-dto';
import { LiveFeed, type Problem, toProblem } from '@hms/shared-ui';
import type { Observable } from 'rxjs';

interface Source<T> {
  readonly read: (id: string) => Observable<T>;
  /** What makes it stale. */
  readonly kinds: readonly LiveEventKind[];
}

/** What one panel shows of one patient, read by itself and again when it is stale. An answer about another patient is never shown. */
export class PatientRead<T> {
  /** Null until it is there. */
  readonly value = signal<T | null>(null);
  readonly problem = signal<Problem | null>(null);

  constructor(
    private readonly id: Signal<string>,
    private readonly source: Source<T>,
  ) {
    effect(() => {
      this.id();
      untracked(() => {
        this.value.set(null);
        this.load();
      });
    });
    inject(LiveFeed)
      .stalenessOf(() => this.id(), ...source.kinds, 'patient.merged', 'patient.merge_undone')
      .pipe(takeUntilDestroyed())
      .subscribe(() => this.load());
  }

  load(): void {
    const id = this.id();
    const about = (then: () => void): void => {
      if (this.id() === id) then();
    };
    this.problem.set(null);
    this.source.read(id).subscribe({
      next: (value) => about(() => this.value.set(value)),
      error: (error: unknown) => about(() => this.problem.set(toProblem(error))),
    });
  }
}
