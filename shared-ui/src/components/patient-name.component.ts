import { Component, booleanAttribute, computed, input } from '@angular/core';
import { ageFrom, formatAge } from '../format/age';
import { dayOf, formatDate } from '../format/dates';

/** A patient's name as `FAMILY, Given (Title)`, with the birth date and age on request. Never cut off. */
@Component({
  selector: 'hms-patient-name',
  template: `
    <span
      ><b>{{ family() }}</b
      >{{ given() }}</span
    >
    @if (born()) {
      <span class="born"><span class="label">Born</span> {{ birth() }}</span>
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      flex-wrap: wrap;
      column-gap: var(--s-2);
      overflow-wrap: anywhere;
    }
    .born {
      white-space: nowrap;
    }
    .label {
      color: var(--text-muted);
    }
  `,
})
export class HmsPatientName {
  readonly lastName = input.required<string>();
  readonly firstName = input<string | null | undefined>(null);
  readonly title = input<string | null | undefined>(null);
  /** `YYYY-MM-DD`. */
  readonly dateOfBirth = input<string | null | undefined>(null);
  readonly estimated = input(false, { transform: booleanAttribute });
  /** Also shows the birth date and the age. */
  readonly born = input(false, { transform: booleanAttribute });
  /** The day on which the age counts; today in the browser's zone if none. */
  readonly today = input<string>(dayOf(new Date()));

  protected readonly family = computed(() => this.lastName().toLocaleUpperCase('en-IN'));
  protected readonly given = computed(() => {
    const title = this.title();
    return `${this.firstName() ? `, ${this.firstName()}` : ''}${title ? ` (${title})` : ''}`;
  });
  protected readonly birth = computed(() => {
    const age = ageFrom(this.dateOfBirth(), this.today());
    if (!age) return 'Not recorded';
    const about = this.estimated() ? 'about ' : '';
    return `${about}${formatDate(this.dateOfBirth())} (${about}${formatAge(age)})`;
  });
}
