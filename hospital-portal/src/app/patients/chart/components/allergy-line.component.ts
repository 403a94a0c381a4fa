import { Component, computed, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import type { AllergySummary } from '@hms/shared-dto';
import { allergyDetail, allergyTone } from '../allergy-words';

/** A patient's allergies as the banner says them: the list, that none are known, or that nobody asked. Never nothing. */
@Component({
  selector: 'hp-allergy-line',
  imports: [MatIcon],
  host: { '[attr.data-tone]': 'tone()' },
  template: `
    <mat-icon class="small" svgIcon="allergy" />
    @switch (allergies().status) {
      @case ('none_known') {
        <span>No known allergies</span>
      }
      @case ('not_asked') {
        <span>Allergies not recorded</span>
      }
      @default {
        <span>
          <b>Allergies</b>
          @for (one of lines(); track one.id) {
            <span [class.rest]="!$first">
              {{ one.substance }} <b class="severity">{{ one.detail }}</b>{{ $last ? '' : ';' }}
            </span>
          }
          @if (lines().length > 1) {
            <span class="more">and {{ lines().length - 1 }} more</span>
          }
        </span>
      }
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: flex-start;
      gap: var(--s-1);
      padding: 3px 10px 3px 8px;
      border: 1px solid var(--caution-bar);
      border-radius: var(--r-2);
      background: var(--caution-bg);
      color: var(--caution-fg);
      font-size: var(--fs-small);
      line-height: var(--lh-small);
      overflow-wrap: anywhere;
    }
    :host([data-tone='critical']) {
      border-color: var(--critical-bar);
      background: var(--critical-bg);
      color: var(--critical-fg);
    }
    :host([data-tone='neutral']) {
      border-color: var(--line-control);
      background: var(--neutral-bg);
      color: var(--neutral-fg);
    }
    b {
      font-weight: var(--fw-strong);
    }
    .severity {
      font-weight: var(--fw-medium);
    }
    .more {
      display: none;
    }
    @media screen and (max-width: 767px) {
      .rest {
        display: none;
      }
      .more {
        display: inline;
      }
    }
  `,
})
export class AllergyLine {
  readonly allergies = input.required<AllergySummary>();
  protected readonly tone = computed(() => allergyTone(this.allergies()));
  protected readonly lines = computed(() => this.allergies().data.map((one) => ({ ...one, detail: allergyDetail(one) })));
}
