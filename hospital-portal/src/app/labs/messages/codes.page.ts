import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { LabCodeMapping } from '@hms/shared-dto';
import {
  Dialogs,
  HmsEmptyState,
  HmsErrorPanel,
  HmsNotice,
  HmsPageHead,
  HmsPanel,
  HmsSkeleton,
  formatInstant,
  selectMay,
  sessionFeature,
} from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { MessagesPageActions } from './messages.actions';
import { messagesFeature } from './messages.feature';

/** What the codes of senders stand for here. They are said at a message that waits for it. */
@Component({
  selector: 'hp-lab-codes-page',
  imports: [HmsEmptyState, HmsErrorPanel, HmsNotice, HmsPageHead, HmsPanel, HmsSkeleton, RouterLink],
  template: `
    <div class="page">
      <hms-page-head title="Codes of senders" sub="Which test of ours they stand for">
        <a class="btn" routerLink="/labs/messages">Messages</a>
      </hms-page-head>
      @if (refusal(); as problem) {
        <hms-notice tone="caution" [live]="true"><b>This was not done.</b> {{ problem.detail }}</hms-notice>
      }
      <hms-panel flush>
        @if (codes().status === 'failed') {
          <hms-error-panel class="inset" title="The codes could not be loaded." [problem]="codes().problem" (retry)="load()" />
        } @else if (rows().length) {
          <div class="table-scroll">
            <table class="hms-table cards">
              <thead>
                <tr>
                  <th scope="col">Code</th>
                  <th scope="col">Sender</th>
                  <th scope="col">Test here</th>
                  <th scope="col">Said by</th>
                  <th scope="col"><span class="sr-only">Remove</span></th>
                </tr>
              </thead>
              <tbody>
                @for (row of rows(); track row.mapping.id) {
                  <tr>
                    <td class="primary" data-label="Code">
                      {{ row.mapping.code }}
                      <div class="meta">{{ row.mapping.system }}</div>
                    </td>
                    <td data-label="Sender">{{ row.mapping.sender }}</td>
                    <td data-label="Test here">{{ row.mapping.testName }}</td>
                    <td data-label="Said by">
                      {{ row.mapping.createdBy }}
                      <div class="meta">{{ row.at }}</div>
                    </td>
                    <td>
                      @if (mayMap()) {
                        <button
                          type="button"
                          class="btn sm"
                          [attr.aria-label]="'Remove ' + row.mapping.code + ' of ' + row.mapping.sender"
                          (click)="remove(row.mapping)"
                        >
                          Remove
                        </button>
                      }
                    </td>
                  </tr>
                }
              </tbody>
            </table>
          </div>
          @if (codes().value?.truncated) {
            <p class="note muted">There are more. The first thousand are shown.</p>
          }
        } @else if (codes().status === 'loaded') {
          <hms-empty-state
            icon="labs"
            title="No codes yet"
            text="LOINC codes of the catalogue are known by themselves. Others are said at the first message that has them."
          />
        } @else {
          <hms-skeleton class="inset" [rows]="4" [height]="40" />
        }
      </hms-panel>
    </div>
  `,
  styles: `
    .page {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--s-3);
    }
    .note {
      padding: var(--s-3) var(--s-4);
    }
  `,
})
export class LabCodesPage {
  readonly #store = inject(Store);
  readonly #dialogs = inject(Dialogs);
  readonly #user = this.#store.selectSignal(sessionFeature.selectUser);
  protected readonly codes = this.#store.selectSignal(messagesFeature.selectCodes);
  protected readonly refusal = this.#store.selectSignal(messagesFeature.selectRefusal);
  protected readonly mayMap = this.#store.selectSignal(selectMay('labs:catalogue'));
  protected readonly rows = computed(() =>
    (this.codes().value?.data ?? []).map((mapping) => ({ mapping, at: formatInstant(mapping.createdAt, this.#user()?.timeZone ?? 'UTC') })),
  );

  constructor() {
    this.load();
  }

  protected load(): void {
    this.#store.dispatch(MessagesPageActions.codesWanted());
  }

  protected async remove(mapping: LabCodeMapping): Promise<void> {
    const sure = await this.#dialogs.confirm({
      title: `Remove ${mapping.code}?`,
      text: `Messages of ${mapping.sender} with this code wait for somebody from now on. What was filed stays.`,
      confirm: 'Remove code',
      cancel: 'Keep code',
      danger: true,
    });
    if (sure) this.#store.dispatch(MessagesPageActions.codeRemoved({ mapping }));
  }
}
