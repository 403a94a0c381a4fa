import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { HmsPanel } from '@hms/shared-ui';
import type { CustomField, Patient } from '@hms/shared-dto';
import { factGroups, relativeWords } from '../patient-fact-lists';

/** The standing facts of a patient in panels. What nobody wrote down says so. */
@Component({
  selector: 'hp-patient-facts',
  imports: [HmsPanel, RouterLink],
  template: `
    @for (group of groups(); track group.title) {
      <hms-panel [title]="group.title">
        <dl>
          @for (fact of group.facts; track $index) {
            <dt>{{ fact.label }}</dt>
            <dd [class.muted]="fact.value === null">{{ fact.value ?? 'Not recorded' }}</dd>
          }
        </dl>
      </hms-panel>
    }
    @if (family().length) {
      <hms-panel title="Family">
        <dl>
          @for (relative of family(); track relative.id) {
            <dt>{{ relative.word }}</dt>
            <dd>
              <a [routerLink]="['/patients', relative.id]">{{ relative.text }}</a>
            </dd>
          }
        </dl>
      </hms-panel>
    }
    @if (patient().medicalHistory !== undefined) {
      <hms-panel title="Medical history" class="wide">
        <p class="history" [class.muted]="!patient().medicalHistory">{{ patient().medicalHistory || 'Not recorded' }}</p>
      </hms-panel>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 300px), 1fr));
      gap: var(--s-3);
      align-items: start;
    }
    .wide {
      grid-column: 1 / -1;
    }
    dl {
      display: grid;
      grid-template-columns: minmax(90px, 2fr) 3fr;
      gap: 6px var(--s-3);
    }
    dt {
      color: var(--text-muted);
      font-size: var(--fs-small);
    }
    dd {
      overflow-wrap: anywhere;
    }
    .history {
      max-width: var(--measure);
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
  `,
})
export class PatientFacts {
  readonly patient = input.required<Patient>();
  /** The hospital's own, as far as this person sees them. */
  readonly fields = input<readonly CustomField[]>([]);

  protected readonly groups = computed(() => factGroups(this.patient(), this.fields()));
  protected readonly family = computed(() => {
    const { mother, children } = this.patient();
    const lines = [...(mother ? [{ word: 'Mother', one: mother }] : []), ...children.map((one) => ({ word: 'Child', one }))];
    return lines.map(({ word, one }) => ({ word, id: one.id, text: relativeWords(one) }));
  });
}
