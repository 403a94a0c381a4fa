import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import type { Visit } from '@hms/shared-dto';
import { HmsErrorPanel, HmsPanel, HmsSkeleton, sessionFeature } from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { VisitVersions } from '../components/visit-versions.component';
import { VisitPageActions } from '../visits.actions';
import { selectVisit } from '../visits.feature';

/** The texts before an amendment. */
@Component({
  selector: 'hp-visit-versions-panel',
  imports: [HmsErrorPanel, HmsPanel, HmsSkeleton, VisitVersions],
  template: `
    <hms-panel title="Signed texts">
      @if (part().status === 'failed') {
        <hms-error-panel title="The earlier texts could not be loaded." [problem]="part().problem" (retry)="load()" />
      } @else if (part().data; as list) {
        <hp-visit-versions [versions]="list.data" [zone]="zone()" />
        @if (list.page.nextCursor; as cursor) {
          <button type="button" class="btn sm" [attr.aria-disabled]="part().status === 'loading'" (click)="loadBefore(cursor)">
            Show earlier texts
          </button>
        }
      } @else {
        <hms-skeleton [rows]="4" [height]="22" />
      }
    </hms-panel>
  `,
})
export class VisitVersionsPanel {
  readonly visit = input.required<Visit>();

  readonly #store = inject(Store);
  readonly #user = this.#store.selectSignal(sessionFeature.selectUser);
  protected readonly zone = computed(() => this.#user()?.timeZone ?? 'UTC');
  readonly #id = computed(() => this.visit().id);
  readonly #version = computed(() => this.visit().signedVersion);
  protected readonly part = computed(() => this.#store.selectSignal(selectVisit(this.#id()))().versions);

  constructor() {
    effect(() => {
      this.#id();
      this.#version();
      untracked(() => this.load());
    });
  }

  protected load(): void {
    this.#store.dispatch(VisitPageActions.versionsOpened({ id: this.#id() }));
  }

  protected loadBefore(cursor: string): void {
    if (this.part().status !== 'loading') this.#store.dispatch(VisitPageActions.versionsOpened({ id: this.#id(), cursor }));
  }
}
