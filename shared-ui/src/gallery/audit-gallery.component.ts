import { Component } from '@angular/core';
import type { AuditEvent } from '@hms/shared-dto';
import { HmsAuditResults } from '../audit/audit-results.component';
import type { AuditState } from '../audit/audit.feature';
import { HmsAuditTable } from '../audit/audit-table.component';
import { HmsDayRange } from '../filters/day-range.component';
import { HmsFindFilter } from '../filters/find-filter.component';
import { HmsSample } from './sample.component';
import { LONG_HOSPITAL, LONG_PERSON, PERSON, WRONG } from './samples';

const event = (id: string, more: Partial<AuditEvent>): AuditEvent => ({
  ...{ id, occurredAt: '2026-11-22T09:30:00Z', actorId: 'u1', actorName: PERSON.name, action: 'patient.read', entity: 'patient' },
  ...{ entityId: 'p1', patientId: 'p1', tenantId: null, tenantName: null, address: '10.0.4.17', requestId: '7f3a91c2', details: {} },
  ...more,
});
const EVENTS = [
  event('1', {}),
  event('2', { action: 'patient.updated', actorName: LONG_PERSON.name, details: { fields: ['phone', 'email'] } }),
  event('3', { action: 'membership.request_expired', actorId: null, actorName: 'System', patientId: null, address: null }),
];
const PLATFORM = EVENTS.map((one) => ({ ...one, patientId: null, tenantId: 'demo_hospital_001', tenantName: LONG_HOSPITAL }));
const state = (more: Partial<AuditState>): AuditState => ({ status: 'loaded', events: [], nextCursor: null, problem: null, ...more });

/** Who did what, and the filters above it. */
@Component({
  selector: 'hms-audit-gallery',
  imports: [HmsAuditResults, HmsAuditTable, HmsDayRange, HmsFindFilter, HmsSample],
  styleUrl: './gallery.scss',
  template: `
    <h2>Audit</h2>
    <hms-sample name="Days: none, both"
      ><div class="stack"><hms-day-range from="" to="" /><hms-day-range from="2026-11-01" to="2026-11-22" /></div
    ></hms-sample>
    <hms-sample name="Finding one of many: nothing typed, found, chosen">
      <div class="stack">
        <hms-find-filter label="Hospital" placeholder="Any hospital" [choices]="[]" />
        <hms-find-filter label="Hospital" placeholder="Any hospital" [choices]="choices" />
        <hms-find-filter label="Hospital" placeholder="Any hospital" [choices]="[]" [chosen]="longHospital" />
      </div>
    </hms-sample>
    <hms-sample wide name="Table of a hospital: rows that open"><hms-audit-table about="patient" [events]="events" /></hms-sample>
    <hms-sample wide name="Results of the platform"><hms-audit-results about="hospital" [state]="full" actorId="u1" later /></hms-sample>
    <hms-sample wide name="Results: none, loading, failed">
      <div class="stack">
        <hms-audit-results about="patient" [state]="none" filtered emptyText="No event matches these filters." />
        <hms-audit-results about="patient" [state]="loading" />
        <hms-audit-results about="patient" [state]="failed" />
      </div>
    </hms-sample>
  `,
})
export class HmsAuditGallery {
  protected readonly longHospital = LONG_HOSPITAL;
  protected readonly choices = [
    { id: '1', name: 'City Hospital', detail: 'cityhospital' },
    { id: '2', name: LONG_HOSPITAL },
  ];
  protected readonly events = EVENTS;
  protected readonly full = state({ events: PLATFORM, nextCursor: 'more' });
  protected readonly none = state({});
  protected readonly loading = state({ status: 'loading' });
  protected readonly failed = state({ status: 'failed', problem: WRONG });
}
