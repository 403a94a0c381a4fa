import { Component, booleanAttribute, computed, input, output } from '@angular/core';
import { HmsEmptyState } from '../components/empty-state.component';
import { HmsErrorPanel } from '../components/error-panel.component';
import { HmsPager } from '../components/pager.component';
import { HmsPanel } from '../components/panel.component';
import { HmsSkeleton } from '../components/skeleton.component';
import type { AuditState } from './audit.feature';
import { HmsAuditTable } from './audit-table.component';

/** An audit page below its filters, in all its states. */
@Component({
  selector: 'hms-audit-results',
  imports: [HmsAuditTable, HmsEmptyState, HmsErrorPanel, HmsPager, HmsPanel, HmsSkeleton],
  host: { '[attr.aria-busy]': 'state().status === "loading"', '[class.stale]': 'stale()' },
  template: `
    <hms-panel flush>
      @if (state().status === 'failed') {
        <hms-error-panel title="The audit could not be loaded." [problem]="state().problem" (retry)="retry.emit()" />
      } @else if (state().events.length) {
        <hms-audit-table [events]="state().events" [about]="about()" [actorId]="actorId()" (personChosen)="personChosen.emit($event)" />
        <hms-pager
          noun="events"
          [shown]="state().events.length"
          [hasPrevious]="later()"
          [hasNext]="!!state().nextCursor"
          (previous)="previous.emit()"
          (next)="next.emit(state().nextCursor ?? '')"
        />
      } @else if (state().status === 'loaded') {
        <hms-empty-state title="Nothing is recorded" [text]="emptyText()">
          @if (filtered() || later()) {
            <button type="button" class="btn" (click)="cleared.emit()">Clear filters</button>
          }
        </hms-empty-state>
      } @else {
        <hms-skeleton [rows]="10" [height]="20" />
      }
    </hms-panel>
  `,
  styles: `
    :host {
      display: block;
      transition: opacity var(--dur-1) var(--ease);
    }
    :host(.stale) {
      opacity: 0.6;
    }
    hms-panel {
      overflow: hidden;
    }
  `,
})
export class HmsAuditResults {
  readonly state = input.required<AuditState>();
  /** Rows of before, while the next ones come. */
  protected readonly stale = computed(() => this.state().status === 'loading' && this.state().events.length > 0);
  readonly about = input.required<'hospital' | 'patient'>();
  readonly actorId = input<string | null>(null);
  /** Any filter is set. */
  readonly filtered = input(false, { transform: booleanAttribute });
  /** Not the first page. */
  readonly later = input(false, { transform: booleanAttribute });
  readonly emptyText = input('');
  readonly personChosen = output<string>();
  readonly previous = output();
  /** With the cursor of the next page. */
  readonly next = output<string>();
  readonly cleared = output();
  readonly retry = output();
}
