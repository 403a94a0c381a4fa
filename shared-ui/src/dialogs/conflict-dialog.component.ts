import { Component, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogActions, MatDialogContent, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import type { ConflictChoice, ConflictQuestion } from './dialog.model';

type Side = 'yours' | 'theirs';

/** Both versions side by side, field by field; nothing is chosen beforehand but one's own text. */
@Component({
  selector: 'hms-conflict-dialog',
  imports: [MatDialogActions, MatDialogContent, MatDialogTitle],
  styleUrl: './dialog.scss',
  template: `
    <h2 mat-dialog-title>Which version do you want to save?</h2>
    <mat-dialog-content>
      <div class="stack">
        <p>{{ question.text }} Your text is kept.</p>
        <table class="hms-table">
          <thead>
            <tr>
              <th scope="col">Field</th>
              <th scope="col">Yours</th>
              <th scope="col">Theirs</th>
            </tr>
          </thead>
          <tbody>
            @for (field of question.fields; track field.path) {
              <tr>
                <th scope="row">{{ field.label }}</th>
                @for (side of sides; track side) {
                  <td>
                    <label class="choice">
                      <input
                        type="radio"
                        [name]="field.path"
                        [checked]="choice()[field.path] === side"
                        (change)="choose(field.path, side)"
                      />
                      {{ field[side] || 'Not recorded' }}
                    </label>
                  </td>
                }
              </tr>
            }
          </tbody>
        </table>
      </div>
    </mat-dialog-content>
    <mat-dialog-actions>
      <button type="button" class="btn" (click)="close(null)">Go on editing</button>
      <button type="button" class="btn primary" (click)="close(choice())">Save the chosen values</button>
    </mat-dialog-actions>
  `,
})
export class HmsConflictDialog {
  protected readonly question = inject<ConflictQuestion>(MAT_DIALOG_DATA);
  readonly #dialog = inject<MatDialogRef<HmsConflictDialog, ConflictChoice>>(MatDialogRef);
  protected readonly sides: readonly Side[] = ['yours', 'theirs'];
  protected readonly choice = signal<ConflictChoice>(Object.fromEntries(this.question.fields.map(({ path }) => [path, 'yours' as const])));

  protected choose(path: string, side: Side): void {
    this.choice.update((all) => ({ ...all, [path]: side }));
  }

  protected close(choice: ConflictChoice | null): void {
    this.#dialog.close(choice ?? undefined);
  }
}
