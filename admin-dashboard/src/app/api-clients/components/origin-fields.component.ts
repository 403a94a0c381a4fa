import { Component, computed, input } from '@angular/core';
import { type FormArray, type FormControl, ReactiveFormsModule } from '@angular/forms';
import { MatIcon } from '@angular/material/icon';
import { MAX_ORIGINS } from '@hms/shared-dto';
import { HmsField, HmsInput, messageOf } from '@hms/shared-ui/forms';
import { controlChanges } from '../../shared/control-changes';
import { originControl } from '../client-form';

/** Where a browser app is served from: one address a row. */
@Component({
  selector: 'adm-origin-fields',
  imports: [HmsField, HmsInput, MatIcon, ReactiveFormsModule],
  template: `
    @for (origin of origins(); track origin) {
      <div class="line">
        <hms-field
          class="grow"
          [label]="'Origin ' + ($index + 1)"
          [hint]="$last ? 'Scheme and host, such as https://portal.lab.example, without a path.' : ''"
          [messages]="messages"
        >
          <input hmsInput type="url" [formControl]="origin" autocomplete="off" autocapitalize="none" spellcheck="false" maxlength="270" />
        </hms-field>
        @if (origins().length > 1) {
          <button type="button" class="icon-btn" [attr.aria-label]="'Remove origin ' + ($index + 1)" (click)="array().removeAt($index)">
            <mat-icon svgIcon="close" />
          </button>
        }
      </div>
    }
    <p class="fault" aria-live="polite">{{ error() }}</p>
    @if (origins().length < most) {
      <button type="button" class="btn sm" (click)="add()"><mat-icon class="small" svgIcon="add" />Add origin</button>
    }
  `,
  styles: `
    :host {
      display: grid;
      justify-items: start;
      gap: var(--s-2);
    }
    .line {
      display: flex;
      align-items: flex-start;
      gap: var(--s-1);
      width: 100%;
    }
    .icon-btn {
      margin-top: calc(var(--lh-small) + 4px);
    }
    .fault {
      color: var(--danger-text);
      font-size: var(--fs-meta);
    }
    .fault:empty {
      display: none;
    }
  `,
})
export class OriginFields {
  readonly array = input.required<FormArray<FormControl<string>>>();

  readonly #changes = controlChanges(this.array);
  protected readonly most = MAX_ORIGINS;
  protected readonly messages = {
    required: 'Write the origin.',
    origin: 'Write an origin such as https://portal.lab.example, without a path.',
  };
  protected readonly origins = computed(() => (this.#changes(), [...this.array().controls]));
  /** What the server has against all of them together. */
  protected readonly error = computed(() => (this.#changes(), messageOf(this.array().errors) ?? ''));

  protected add(): void {
    this.array().push(originControl());
  }
}
