import { Component, booleanAttribute, computed, input, signal } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { messageOf } from '../forms/messages';
import type { HmsInput } from './input.directive';

let fields = 0;

/**
 * A label above a control, a hint below, and the error in the hint's place. Mark the control with `hmsInput`; label, `aria-describedby` and
 * `aria-invalid` are wired. `<… fieldAside>` goes right of the label, `group` serves several controls under one label.
 */
@Component({
  selector: 'hms-field',
  imports: [MatIcon],
  host: { '[attr.role]': 'group() ? "group" : null', '[attr.aria-labelledby]': 'group() ? id + "-label" : null' },
  template: `
    <div class="head">
      <label [id]="id + '-label'" [attr.for]="group() ? null : controlId()">
        {{ label() }}
        @if (optional()) {
          <span class="optional">(optional)</span>
        }
      </label>
      <ng-content select="[fieldAside]" />
    </div>
    <ng-content />
    <div [id]="noteId" class="note" aria-live="polite">
      @if (error(); as message) {
        <span class="error"><mat-icon class="small" svgIcon="error" />{{ message }}</span>
      } @else if (hint()) {
        <span class="hint">{{ hint() }}</span>
      }
      <ng-content select="[fieldNote]" />
    </div>
  `,
  styles: `
    :host {
      display: grid;
      align-content: start;
      gap: 4px;
      min-width: 0;
    }
    .head {
      display: flex;
      align-items: baseline;
      justify-content: space-between;
      gap: var(--s-2);
      font-size: var(--fs-small);
      line-height: var(--lh-small);
    }
    label {
      font-weight: var(--fw-medium);
    }
    .optional {
      font-weight: var(--fw-regular);
      color: var(--text-muted);
    }
    .note {
      font-size: var(--fs-meta);
      line-height: var(--lh-meta);
      color: var(--text-muted);
    }
    .error {
      display: flex;
      gap: 4px;
      color: var(--danger-text);
    }
  `,
})
export class HmsField {
  readonly label = input.required<string>();
  readonly hint = input('');
  readonly optional = input(false, { transform: booleanAttribute });
  readonly group = input(false, { transform: booleanAttribute });
  /** Words of one's own by error key: `{ required: 'Enter your e-mail.' }`. */
  readonly messages = input<Readonly<Record<string, string>>>({});

  readonly id = `hms-field-${++fields}`;
  readonly noteId = `${this.id}-note`;
  readonly #controls = signal<readonly HmsInput[]>([]);
  protected readonly controlId = computed(() => this.#controls()[0]?.id() ?? null);
  readonly error = computed(() => {
    const errors = this.#controls()
      .map((control) => control.visibleErrors())
      .find((found) => found !== null);
    return messageOf(errors ?? null, this.messages());
  });

  register(control: HmsInput): void {
    this.#controls.update((all) => [...all, control]);
  }

  unregister(control: HmsInput): void {
    this.#controls.update((all) => all.filter((other) => other !== control));
  }
}
