import type { Type } from '@angular/core';
import type { Visit } from '@hms/shared-dto';
import { VisitDiagnosesPanel } from './panels/visit-diagnoses.panel';
import { VisitOrdersPanel } from './panels/visit-orders.panel';
import { VisitNextPanel } from './panels/visit-next.panel';
import { VisitVersionsPanel } from './panels/visit-versions.panel';
import { VisitVitalsPanel } from './panels/visit-vitals.panel';

/**
 * A part of a visit besides its note. Its component has one input, `visit`, reads and writes what it shows by itself, and decides by the visit's status
 * and author what may be done.
 */
export interface VisitPanel {
  readonly component: Type<unknown>;
  /** Before or after the note: a visit is written from top to bottom. */
  readonly place: 'before' | 'after';
  readonly shows: (visit: Visit) => boolean;
}

/** All of them, in the order in which they stand on the page. */
export const VISIT_PANELS: readonly VisitPanel[] = [
  { component: VisitDiagnosesPanel, place: 'after', shows: ({ status }) => status !== 'entered_in_error' },
  { component: VisitVitalsPanel, place: 'after', shows: () => true },
  { component: VisitOrdersPanel, place: 'after', shows: () => true },
  { component: VisitNextPanel, place: 'after', shows: ({ status }) => status === 'draft' },
  { component: VisitVersionsPanel, place: 'after', shows: ({ signedVersion }) => (signedVersion ?? 0) > 1 },
];
