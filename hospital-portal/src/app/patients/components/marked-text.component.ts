import { Component, computed, input } from '@angular/core';
import { highlight } from '../highlight';

const SEPARATORS = /[\s()+-]/;

/** A text with the searched words marked. The pieces are text nodes: nothing in a name can become markup. */
@Component({
  selector: 'hp-marked-text',
  // textContent, and no text between the elements: a space in the middle of a name would be another name.
  template: `
    @if (words().length) {
      @for (segment of segments(); track $index) {
        @if (segment.hit) {
          <mark [textContent]="segment.text"></mark>
        } @else {
          <span [textContent]="segment.text"></span>
        }
      }
    } @else {
      <span [textContent]="text()"></span>
    }
  `,
})
export class MarkedText {
  readonly text = input.required<string>();
  readonly words = input<readonly string[]>([]);
  /** For numbers: spaces and dashes do not count. */
  readonly digits = input(false);

  protected readonly segments = computed(() => highlight(this.text(), this.words(), this.digits() ? { ignore: SEPARATORS } : {}));
}
