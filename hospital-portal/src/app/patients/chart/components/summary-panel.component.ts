import { Component, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { HmsErrorPanel, HmsPanel, HmsSkeleton, type Problem } from '@hms/shared-ui';

/** A small panel of the chart with a way to all of it. It keeps its place while it waits. */
@Component({
  selector: 'hp-summary-panel',
  imports: [HmsErrorPanel, HmsPanel, HmsSkeleton, RouterLink],
  template: `
    <hms-panel [title]="title()">
      <a panelActions class="btn quiet sm" [routerLink]="link()"
        >All<span class="sr-only"> of: {{ title() }}</span></a
      >
      @if (problem(); as problem) {
        <hms-error-panel title="This could not be loaded." [problem]="problem" (retry)="retry.emit()" />
      } @else if (waits()) {
        <hms-skeleton [rows]="3" [height]="24" />
      } @else if (empty(); as words) {
        <p class="muted">{{ words }}</p>
      } @else {
        <ng-content />
      }
    </hms-panel>
  `,
  styles: `
    :host {
      display: grid;
      min-height: 172px;
    }
  `,
})
export class SummaryPanel {
  readonly title = input.required<string>();
  readonly link = input.required<readonly string[]>();
  readonly waits = input.required<boolean>();
  readonly problem = input.required<Problem | null>();
  /** What is said in place of the content; empty where there is some. */
  readonly empty = input.required<string>();
  readonly retry = output();
}
