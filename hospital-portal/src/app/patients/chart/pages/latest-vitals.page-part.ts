import { Component, computed, inject, input } from '@angular/core';
import { HmsStatusChip, formatInstant } from '@hms/shared-ui';
import { VitalFlag } from '../../vitals/vital-flag.component';
import { news2Look } from '../../vitals/vital-words';
import { VitalsApi } from '../../vitals/vitals.api';
import { SummaryPanel } from '../components/summary-panel.component';
import { latestValues } from '../latest-values';
import { PatientRead } from '../patient-read';

/** The last value of each vital sign with when it was measured, and the score of the last measuring. */
@Component({
  selector: 'hp-latest-vitals',
  imports: [HmsStatusChip, SummaryPanel, VitalFlag],
  template: `
    <hp-summary-panel
      title="Last vital signs"
      [link]="['/patients', patientId(), 'vitals']"
      [waits]="part.value() === null"
      [problem]="part.problem()"
      [empty]="values().length ? '' : 'No vital signs recorded.'"
      (retry)="part.load()"
    >
      <dl>
        @for (value of values(); track value.label) {
          <div>
            <dt>{{ value.label }}</dt>
            <dd>
              <b>{{ value.value }}</b>
              @for (flagged of value.flags; track flagged.code) {
                <hp-vital-flag [flag]="flagged.flag" />
              }
              <span class="meta muted">{{ value.unit }}, {{ value.when }}</span>
            </dd>
          </div>
        }
      </dl>
      @if (score(); as chip) {
        <hms-status-chip [tone]="chip.tone" [icon]="chip.icon">{{ chip.label }}</hms-status-chip>
      }
    </hp-summary-panel>
  `,
  styles: `
    dl {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(130px, 1fr));
      gap: var(--s-1) var(--s-3);
      margin: 0;
    }
    dt {
      color: var(--text-muted);
      font-size: var(--fs-meta);
      line-height: var(--lh-meta);
    }
    dd {
      margin: 0;
    }
    b {
      font-weight: var(--fw-medium);
      font-variant-numeric: tabular-nums;
    }
  `,
})
export class LatestVitals {
  readonly patientId = input.required<string>();
  readonly zone = input.required<string>();
  readonly #api = inject(VitalsApi);
  protected readonly part = new PatientRead(this.patientId, { read: (id) => this.#api.latest(id), kinds: ['vitals.recorded'] });
  protected readonly values = computed(() =>
    latestValues(this.part.value() ?? []).map((value) => ({ ...value, when: formatInstant(value.takenAt, this.zone()) })),
  );
  protected readonly score = computed(() => {
    const newest = this.part.value()?.at(0);
    return newest ? news2Look(newest.news2) : null;
  });
}
