import { Component, input, output } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { VISIT_SECTION_LENGTHS, type VisitTemplate } from '@hms/shared-dto';
import { HmsField, HmsInput } from '@hms/shared-ui/forms';
import type { NoteForm } from '../visit-note';
import { SECTIONS } from '../visit-words';

/** The sections of a note, for writing. A template fills those that are empty. */
@Component({
  selector: 'hp-note-editor',
  imports: [HmsField, HmsInput, ReactiveFormsModule],
  host: { '(focusout)': 'left.emit()' },
  template: `
    <form [formGroup]="form()" (submit)="$event.preventDefault()" novalidate>
      @if (templates(); as list) {
        <hms-field label="Insert template" hint="Fills empty sections only.">
          <select hmsInput #choice [disabled]="!list.length" (change)="pick(choice.value); choice.value = ''">
            <option value="">{{ list.length ? 'Choose a template' : 'No templates' }}</option>
            @for (template of list; track template.id) {
              <option [value]="template.id">{{ template.name }}</option>
            }
          </select>
        </hms-field>
      }
      @for (section of sections; track section.key) {
        <hms-field [label]="section.label" [messages]="{ maxlength: tooLong[section.key] }">
          <textarea
            hmsInput
            [formControlName]="section.key"
            [rows]="section.key === 'chiefComplaint' || section.key === 'followUp' ? 2 : 5"
          ></textarea>
        </hms-field>
      }
      <hms-field label="Next visit on" optional>
        <input hmsInput type="date" formControlName="followUpOn" min="2000-01-01" max="2199-12-31" />
      </hms-field>
    </form>
  `,
  styles: `
    form {
      display: grid;
      gap: var(--s-3);
    }
    input[type='date'] {
      max-width: 200px;
    }
  `,
})
export class NoteEditor {
  readonly form = input.required<NoteForm>();
  /** Null where none are inserted. Their place is kept while they are on their way: what is typed below does not move when they come. */
  readonly templates = input<readonly VisitTemplate[] | null>(null);
  readonly picked = output<VisitTemplate>();
  /** A field was left. */
  readonly left = output();

  protected readonly sections = SECTIONS;
  protected readonly tooLong = Object.fromEntries(
    SECTIONS.map(({ key }) => [key, `Use at most ${VISIT_SECTION_LENGTHS[key]} characters. It is not saved like this.`]),
  );

  protected pick(id: string): void {
    const template = this.templates()?.find((one) => one.id === id);
    if (template) this.picked.emit(template);
  }
}
