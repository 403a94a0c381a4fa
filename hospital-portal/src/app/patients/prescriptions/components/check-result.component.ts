import { Component, computed, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ISSUE_SEVERITIES, type NotCheckedReason, type PrescriptionCheck } from '@hms/shared-dto';
import { HmsNotice, HmsStatusChip } from '@hms/shared-ui';
import { SEVERITY_LOOKS } from '../../../shared/prescription-looks';
import { CheckGaps, ruleWords } from './check-gaps.component';

const NOT_CHECKED: Readonly<Record<NotCheckedReason, string>> = {
  'no-rules': 'The safety rules are missing. Look at allergies, interactions and doses yourself.',
  'not-confirmed': 'Nobody in this hospital has confirmed the safety rules. What they say is shown, but do not rely on it.',
};

/** What the safety rules say of what is typed. The reason for going on is asked only of who wants to go on. */
@Component({
  selector: 'hp-check-result',
  imports: [CheckGaps, HmsNotice, HmsStatusChip, RouterLink],
  template: `
    @if (failed()) {
      <hms-notice tone="critical" [live]="true"
        ><b>Not checked.</b> The safety rules could not be asked. Signing asks them again.</hms-notice
      >
    } @else if (check(); as result) {
      @if (result.notChecked; as why) {
        <hms-notice tone="caution" [live]="true"
          ><b>Not checked.</b> {{ words[why] }} <a routerLink="/pharmacy/safety">What is checked</a></hms-notice
        >
      }
      @for (row of rows(); track row.key) {
        <hms-notice [tone]="row.look.tone" [live]="true">
          <hms-status-chip [tone]="row.look.tone" [icon]="row.look.icon">{{ row.look.label }}</hms-status-chip>
          {{ row.text }} <span class="meta">{{ row.rule }}</span>
          @if (row.severity === 'high' && open().has(row.key)) {
            <label class="reason"
              >Reason for prescribing anyway
              <input
                class="hms-input"
                maxlength="500"
                autocomplete="off"
                [value]="reasons()[row.key] ?? ''"
                [attr.aria-invalid]="(missing() && !reasons()[row.key]) || null"
                (input)="write(row.key, $event)"
              />
            </label>
          }
          @if (row.severity === 'high' && !open().has(row.key)) {
            <button noticeActions type="button" class="btn sm" (click)="anyway(row.key)">Prescribe anyway</button>
          }
        </hms-notice>
      } @empty {
        @if (result.checked) {
          <p class="muted">
            {{ result.gaps.length ? 'The rules see nothing against it in what they could look at.' : 'The rules see nothing against it.' }}
            <a routerLink="/pharmacy/safety">What is checked</a>
          </p>
        }
      }
      <hp-check-gaps [gaps]="result.gaps" [live]="true" />
    } @else {
      <p class="muted">Checked as soon as medicine, dose and quantity are there.</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--s-2);
      min-height: 40px;
    }
    a {
      text-decoration: underline; /* among words, colour alone does not tell it */
    }
    .reason {
      display: grid;
      gap: 4px;
      margin-top: var(--s-2);
      font-size: var(--fs-small);
      font-weight: var(--fw-medium);
    }
  `,
})
export class CheckResult {
  readonly check = input.required<PrescriptionCheck | null>();
  /** The rules could not be asked. */
  readonly failed = input(false);
  /** By key of the issue. */
  readonly reasons = input.required<Readonly<Record<string, string>>>();
  /** The form was sent without a reason. */
  readonly missing = input(false);
  readonly reasoned = output<{ key: string; reason: string }>();

  protected readonly words = NOT_CHECKED;
  protected readonly open = signal<ReadonlySet<string>>(new Set());
  protected readonly rows = computed(() => {
    const { issues, rulesVersion } = this.check() ?? { issues: [], rulesVersion: '' };
    return [...issues]
      .sort((one, other) => ISSUE_SEVERITIES.indexOf(one.severity) - ISSUE_SEVERITIES.indexOf(other.severity))
      .map((issue) => ({ ...issue, look: SEVERITY_LOOKS[issue.severity], rule: ruleWords({ ...issue, rulesVersion }) }));
  });

  protected anyway(key: string): void {
    this.open.update((open) => new Set([...open, key]));
  }

  protected write(key: string, event: Event): void {
    this.reasoned.emit({ key, reason: (event.target as HTMLInputElement).value });
  }
}
