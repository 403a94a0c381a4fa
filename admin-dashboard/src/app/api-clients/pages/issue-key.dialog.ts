import { Component, effect, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { FormControl } from '@angular/forms';
import { MAT_DIALOG_DATA, MatDialogActions, MatDialogContent, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import type { ApiClient, IssuedKey } from '@hms/shared-dto';
import { API_URL, Dialogs, OneCall, sessionFeature } from '@hms/shared-ui';
import { HmsRefusal } from '@hms/shared-ui/forms';
import { Store } from '@ngrx/store';
import { filter, merge } from 'rxjs';
import { ApiClientsPageActions } from '../api-clients.actions';
import { ApiClientsApi } from '../api-clients.api';
import { IssuedKeyView } from '../components/issued-key.component';
import { OverlapPicker } from '../components/overlap-picker.component';
import { USUAL_OVERLAP_MS, keyRequest } from '../key-use';

/** Issues a key and shows it. The key lives in this dialog alone, never in the store: when the dialog closes, it is gone. */
@Component({
  selector: 'adm-issue-key-dialog',
  imports: [HmsRefusal, IssuedKeyView, MatDialogActions, MatDialogContent, MatDialogTitle, OverlapPicker],
  host: { '(window:beforeunload)': 'keep($event)' },
  template: `
    @if (key(); as key) {
      <h2 mat-dialog-title>Key of {{ client.name }}</h2>
      <mat-dialog-content>
        <adm-issued-key [key]="key" [client]="client" [apiUrl]="apiUrl" (copied)="copied.set(true)" />
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button type="button" class="btn primary" (click)="leave()">Close</button>
      </mat-dialog-actions>
    } @else {
      <h2 mat-dialog-title>{{ rotates ? 'Rotate the key of' : 'Issue a key for' }} {{ client.name }}</h2>
      <mat-dialog-content>
        <div class="stack">
          <hms-refusal [problem]="call.problem()" />
          <p>
            The program sends its key with every request. The new one is shown once: have the place ready where the program keeps its
            secrets.
          </p>
          @if (rotates) {
            <adm-overlap-picker [legend]="client.keys.length > 1 ? 'The present keys stop' : 'The present key stops'" [control]="overlap" />
          }
        </div>
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button type="button" class="btn" (click)="leave()">Cancel</button>
        <button type="button" class="btn primary" [attr.aria-disabled]="call.busy() || null" (click)="issue()">
          {{ rotates ? 'Issue new key' : 'Issue key' }}
        </button>
      </mat-dialog-actions>
    }
  `,
  styles: `
    .stack {
      color: var(--text);
    }
    mat-dialog-actions {
      gap: var(--s-2);
    }
  `,
})
export class IssueKeyDialog {
  protected readonly client = inject<ApiClient>(MAT_DIALOG_DATA);
  protected readonly apiUrl = inject(API_URL);
  readonly #api = inject(ApiClientsApi);
  readonly #store = inject(Store);
  readonly #dialogs = inject(Dialogs);
  readonly #ref = inject<MatDialogRef<IssueKeyDialog>>(MatDialogRef);
  readonly #user = this.#store.selectSignal(sessionFeature.selectUser);
  protected readonly rotates = this.client.keys.length > 0;
  protected readonly call = new OneCall();
  protected readonly overlap = new FormControl(USUAL_OVERLAP_MS, { nonNullable: true });
  protected readonly key = signal<string | null>(null);
  protected readonly copied = signal(false);

  constructor() {
    const escape$ = this.#ref.keydownEvents().pipe(filter(({ key }) => key === 'Escape'));
    merge(escape$, this.#ref.backdropClick())
      .pipe(
        filter(() => this.key() !== null),
        takeUntilDestroyed(),
      )
      .subscribe(() => void this.leave());
    effect(() => {
      if (!this.#user()) this.#ref.close(); // nothing of a session outlives it
    });
  }

  protected issue(): void {
    const overlapMs = this.rotates ? this.overlap.value : 0;
    this.call.run(this.#api.issueKey(this.client.id, keyRequest(overlapMs)), (issued) => this.#show(issued));
  }

  /** Asks only while the key would be lost. */
  protected async leave(): Promise<void> {
    if (this.#wouldLose() && !(await this.#confirmLoss())) return;
    this.#ref.close();
  }

  protected keep(event: BeforeUnloadEvent): void {
    if (this.#wouldLose()) event.preventDefault();
  }

  #show({ key, client }: IssuedKey): void {
    this.#ref.disableClose = true; // not by a stray click or key
    this.key.set(key);
    this.#store.dispatch(ApiClientsPageActions.keyIssued({ client }));
  }

  #wouldLose(): boolean {
    return this.key() !== null && !this.copied();
  }

  async #confirmLoss(): Promise<boolean> {
    const answer = await this.#dialogs.confirm({
      title: 'Close without copying the key?',
      text: 'It cannot be shown again. Without it you would have to issue another one.',
      confirm: 'Close without it',
      cancel: 'Back to the key',
      danger: true,
    });
    return answer !== null;
  }
}
