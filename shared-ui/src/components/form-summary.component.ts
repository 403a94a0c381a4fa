import { Component, ElementRef, Injector, afterNextRender, inject, input, signal } from '@angular/core';
import { MatIcon } from '@angular/material/icon';

interface Fault {
  readonly label: string;
  readonly message: string;
  readonly target: HTMLElement;
}

/** Radio buttons and checkboxes of one fieldset answer one question, which is its legend. */
const questionOf = (control: HTMLInputElement): HTMLFieldSetElement | null =>
  control.type === 'radio' || control.type === 'checkbox' ? control.closest('fieldset') : null;

const labelText = (control: HTMLInputElement): string => {
  const legend = questionOf(control)?.querySelector('legend')?.textContent;
  const label = legend ?? control.labels?.[0]?.textContent ?? control.getAttribute('aria-label') ?? 'Entry';
  return label.replace('(optional)', '').trim();
};

/** What the field itself says is wrong, or the note that describes the question. */
function messageText(control: HTMLInputElement): string {
  const note = questionOf(control)?.getAttribute('aria-describedby');
  const error = note ? document.getElementById(note) : control.closest('hms-field')?.querySelector('.note .error');
  return error?.textContent?.trim() ?? '';
}

const faultOf = (target: HTMLInputElement): Fault => ({ label: labelText(target), message: messageText(target), target });

/** One fault a question: of several boxes to tick the first one leads there. */
const isFirst = (control: HTMLInputElement, index: number, all: readonly HTMLInputElement[]): boolean => {
  const question = questionOf(control);
  return !question || all.findIndex((other) => questionOf(other) === question) === index;
};

/**
 * The summary of errors on top of a form. After a refused submit call `report(messages)`: it lists the server's messages that belong to no
 * field and links to every invalid field of the `<form>` around it, then takes focus. `clear()` empties it.
 */
@Component({
  selector: 'hms-form-summary',
  imports: [MatIcon],
  template: `
    @if (open()) {
      <div class="box" role="alert" tabindex="-1">
        <mat-icon svgIcon="error" />
        <div>
          <b>{{ title() }}</b>
          <ul>
            @for (message of messages(); track message) {
              <li>{{ message }}</li>
            }
            @for (fault of faults(); track fault.target) {
              <li>
                <button type="button" (click)="fault.target.focus()">{{ fault.label }}</button>
                @if (fault.message) {
                  <span>: {{ fault.message }}</span>
                }
              </li>
            }
          </ul>
        </div>
      </div>
    }
  `,
  styles: `
    :host:empty {
      display: none;
    }
    .box {
      display: flex;
      gap: var(--s-2);
      padding: var(--s-3);
      border: 1px solid var(--critical-bar);
      border-radius: var(--r-2);
      background: var(--critical-bg);
      color: var(--critical-fg);
      font-size: var(--fs-small);
      line-height: var(--lh-small);
    }
    ul {
      display: grid;
      gap: 2px;
      margin-top: 2px;
    }
    button {
      min-height: 24px;
      padding: 0;
      border: 0;
      background: none;
      color: inherit;
      text-align: left;
      text-decoration: underline;
      cursor: pointer;
    }
  `,
})
export class HmsFormSummary {
  readonly title = input('This could not be saved');

  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly #injector = inject(Injector);
  protected readonly open = signal(false);
  protected readonly messages = signal<readonly string[]>([]);
  protected readonly faults = signal<readonly Fault[]>([]);

  report(messages: readonly string[] = []): void {
    afterNextRender(() => this.#show(messages), { injector: this.#injector }); // the fields show their errors first
    this.open.set(false);
    this.messages.set([...messages]);
  }

  clear(): void {
    this.open.set(false);
  }

  #show(messages: readonly string[]): void {
    const form = this.#host.nativeElement.closest('form');
    const invalid = [...(form?.querySelectorAll<HTMLInputElement>('[aria-invalid="true"]') ?? [])];
    this.faults.set(invalid.filter(isFirst).map(faultOf));
    if (!messages.length && !invalid.length) return;
    this.open.set(true);
    afterNextRender(() => this.#host.nativeElement.querySelector<HTMLElement>('.box')?.focus(), { injector: this.#injector });
  }
}
