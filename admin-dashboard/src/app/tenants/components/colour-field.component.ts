import { Component, computed, input } from '@angular/core';
import { type FormControl, ReactiveFormsModule } from '@angular/forms';
import { HmsField, HmsInput } from '@hms/shared-ui/forms';
import { onColour } from '../on-colour';

/** A hospital's one colour: picker, text and how its mark and top edge will look. */
@Component({
  selector: 'adm-colour-field',
  imports: [HmsField, HmsInput, ReactiveFormsModule],
  template: `
    <hms-field
      label="Colour"
      optional
      hint="For the top edge, the mark and the sign-in page. Buttons and links get a shade of it that always reads; it is worked out upon saving."
      [messages]="{ pattern: 'Write the colour as #rrggbb.' }"
    >
      <div class="line">
        <input #picker type="color" aria-label="Pick a colour" [value]="valid() ?? '#7a2e5a'" (input)="control().setValue(picker.value)" />
        <input hmsInput [formControl]="control()" placeholder="#7a2e5a" maxlength="7" spellcheck="false" autocomplete="off" />
        @if (valid(); as colour) {
          <span class="preview" aria-hidden="true" [style.border-top-color]="colour">
            <span class="mark" [style.background]="colour" [style.color]="ink()">{{ initials() }}</span>{{ name() }}
          </span>
        }
      </div>
    </hms-field>
  `,
  styles: `
    .line {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--s-2);
    }
    input[type='color'] {
      width: 44px;
      height: var(--ctl-h);
      padding: 2px;
      border: 1px solid var(--line-control);
      border-radius: var(--r-2);
      background: var(--surface);
    }
    .hms-input {
      flex: none;
      width: 110px;
    }
    .preview {
      display: flex;
      align-items: center;
      gap: var(--s-2);
      min-width: 0;
      padding: 4px var(--s-3) 4px 4px;
      border: 1px solid var(--line);
      border-top: 3px solid;
      border-radius: var(--r-2);
      background: var(--surface);
      font-size: var(--fs-small);
      font-weight: var(--fw-strong);
    }
    .mark {
      display: grid;
      place-items: center;
      width: 28px;
      height: 28px;
      border-radius: var(--r-2);
    }
  `,
})
export class ColourField {
  readonly control = input.required<FormControl<string>>();
  /** The colour as typed, for the preview. */
  readonly value = input.required<string>();
  readonly name = input.required<string>();
  readonly initials = input.required<string>();

  protected readonly valid = computed(() => (/^#[0-9a-f]{6}$/i.test(this.value()) ? this.value() : null));
  protected readonly ink = computed(() => onColour(this.valid() ?? '#000000'));
}
