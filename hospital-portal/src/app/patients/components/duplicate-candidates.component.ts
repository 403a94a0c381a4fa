import { Component, type ElementRef, afterNextRender, computed, input, output, viewChild } from '@angular/core';
import type { DuplicateCandidate } from '@hms/shared-dto';
import { CandidateRow } from './candidate-row.component';

/** Registered patients who may be the same person, with what agrees; open one, or register anyway. */
@Component({
  selector: 'hp-duplicate-candidates',
  imports: [CandidateRow],
  template: `
    <div #box class="box" role="alert" tabindex="-1">
      <h2>{{ title() }}</h2>
      <p>Open the one you mean. Register anyway only when this is another person.</p>
      <ul>
        @for (candidate of candidates(); track candidate.id) {
          <li><hp-candidate-row [candidate]="candidate" /></li>
        }
      </ul>
      <button type="button" class="btn" (click)="registerAnyway.emit()">Register anyway</button>
    </div>
  `,
  styles: `
    .box {
      display: grid;
      gap: var(--s-3);
      justify-items: start;
      padding: var(--s-3) var(--s-4);
      border: 1px solid var(--caution-bar);
      border-radius: var(--r-3);
      background: var(--caution-bg);
      color: var(--caution-fg);
    }
    ul {
      display: grid;
      gap: var(--s-2);
      width: 100%;
    }
  `,
})
export class DuplicateCandidates {
  readonly candidates = input.required<readonly DuplicateCandidate[]>();
  readonly registerAnyway = output();
  protected readonly box = viewChild.required<ElementRef<HTMLElement>>('box');

  protected readonly title = computed(() =>
    this.candidates().length === 1
      ? 'This patient may already be registered'
      : `${this.candidates().length} registered patients may be this person`,
  );
  constructor() {
    // The person pressed a button far below: this is the answer.
    afterNextRender(() => this.box().nativeElement.focus());
  }
}
