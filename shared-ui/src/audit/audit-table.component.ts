import { Component, computed, input, linkedSignal, output } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import type { AuditEvent } from '@hms/shared-dto';
import { formatInstant } from '../format/dates';
import { actionInWords, factsOf } from './audit-words';

/** Who did what, newest first. A row opens what else is known of its event. */
@Component({
  selector: 'hms-audit-table',
  imports: [MatIcon, RouterLink],
  templateUrl: './audit-table.component.html',
  styleUrl: './audit-table.component.scss',
})
export class HmsAuditTable {
  readonly events = input.required<readonly AuditEvent[]>();
  /** What an event is about, and links to: on the platform a hospital, in a hospital a patient. */
  readonly about = input.required<'hospital' | 'patient'>();
  /** The person whose events are wanted: who is shown already is no link. */
  readonly actorId = input<string | null>(null);
  readonly personChosen = output<string>();

  protected readonly heading = computed(() => (this.about() === 'hospital' ? 'Hospital' : 'Patient'));
  /** The event whose details are shown; none of another page. */
  protected readonly open = linkedSignal<readonly AuditEvent[], string | null>({ source: this.events, computation: () => null });
  protected readonly words = actionInWords;
  protected readonly facts = factsOf;

  protected toggle(id: string): void {
    this.open.update((open) => (open === id ? null : id));
  }

  protected instant(at: string): string {
    return formatInstant(at);
  }
}
