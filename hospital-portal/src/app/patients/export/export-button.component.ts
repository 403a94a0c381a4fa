import { Component, computed, input, output } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import type { PatientExportState } from './patient-export.feature';

const BYTES_PER_MB = 1024 * 1024;

/** Asks for a file of what the list shows; while it comes, how much has come and a way to stop. */
@Component({
  selector: 'hp-export-button',
  imports: [MatIcon],
  template: `
    @if (state().status === 'receiving') {
      <button type="button" class="btn" [attr.aria-label]="label()" (click)="stopped.emit()">
        <mat-icon svgIcon="close" />Stop export <span class="muted">{{ received() }}</span>
      </button>
    } @else {
      <button type="button" class="btn" (click)="asked.emit()"><mat-icon svgIcon="download" />Export</button>
    }
  `,
})
export class ExportButton {
  readonly state = input.required<PatientExportState>();
  readonly asked = output();
  readonly stopped = output();

  protected readonly received = computed(() => `${(this.state().receivedBytes / BYTES_PER_MB).toFixed(1)} MB`);
  protected readonly label = computed(() => `Stop the export, ${this.received()} so far`);
}
