import { Component, input, output, signal } from '@angular/core';
import { MatIcon } from '@angular/material/icon';

/** Chooses one file by button or by dropping it. */
@Component({
  selector: 'hp-file-picker',
  imports: [MatIcon],
  template: `
    <label
      class="zone"
      [class.over]="over()"
      (dragover)="$event.preventDefault(); over.set(true)"
      (dragleave)="over.set(false)"
      (drop)="drop($event)"
    >
      <mat-icon svgIcon="upload" />
      <b>Choose a CSV file</b>
      <span class="muted">or drop it here. {{ hint() }}</span>
      <input class="sr-only" type="file" accept=".csv,.txt,text/csv,text/plain" (change)="pick($event)" />
    </label>
  `,
  styles: `
    .zone {
      display: grid;
      justify-items: center;
      gap: var(--s-1);
      padding: var(--s-10) var(--s-4);
      border: 2px dashed var(--line-control);
      border-radius: var(--r-3);
      background: var(--surface);
      text-align: center;
      cursor: pointer;
    }
    .zone:hover,
    .over {
      background: var(--surface-selected);
      border-color: var(--accent);
    }
    .zone:focus-within {
      box-shadow: var(--ring);
    }
  `,
})
export class FilePicker {
  /** What such a file is like. */
  readonly hint = input.required<string>();
  readonly chosen = output<File>();
  protected readonly over = signal(false);

  protected pick(event: Event): void {
    const box = event.target as HTMLInputElement;
    const file = box.files?.[0];
    box.value = ''; // so that the same file, corrected, can be chosen again
    if (file) this.chosen.emit(file);
  }

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.over.set(false);
    const file = event.dataTransfer?.files[0];
    if (file) this.chosen.emit(file);
  }
}
