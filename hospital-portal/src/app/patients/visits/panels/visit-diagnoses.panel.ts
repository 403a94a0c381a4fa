import { Component, input } from '@angular/core';
import type { Visit } from '@hms/shared-dto';
import { Diagnoses } from '../../../shared/diagnoses/diagnoses.page-part';

/** What the doctor found at this visit, coded. */
@Component({
  selector: 'hp-visit-diagnoses-panel',
  imports: [Diagnoses],
  template: `<hp-diagnoses [patientId]="visit().patientId" [visitId]="visit().id" [editable]="visit().status === 'draft'" />`,
})
export class VisitDiagnosesPanel {
  readonly visit = input.required<Visit>();
}
