import { Component, input, signal } from '@angular/core';
import { formatInstant } from '../format/dates';

/**
 * The top of every printed page: the hospital, who printed it and when, and whatever says what the page is about. Not shown on screens. Browsers repeat
 * the head of a table on each page, the last one too, which they do not with what is fixed: the element around it is `display: table` in print.
 */
@Component({
  selector: 'hms-print-head',
  host: { '(window:beforeprint)': 'now.set(stamp())', 'aria-hidden': 'true' },
  template: `
    <div>
      <p>
        <b>{{ hospital() }}</b> <span class="by">Printed by {{ by() }}, {{ now() }}</span>
      </p>
      <ng-content />
    </div>
  `,
  styles: `
    :host {
      display: none;
    }
    @media print {
      @page {
        size: A4;
        margin: 12mm 12mm 16mm;
        @bottom-right {
          content: 'Page ' counter(page) ' of ' counter(pages);
          font-size: 9pt;
        }
      }
      :host {
        display: table-header-group;
        break-inside: avoid;
      }
      div {
        margin-bottom: 4mm;
        border-bottom: 1px solid var(--line-control);
        font-size: var(--fs-small);
        line-height: var(--lh-small);
      }
      .by {
        float: right;
      }
    }
  `,
})
export class HmsPrintHead {
  readonly hospital = input.required<string>();
  /** The name of who prints. */
  readonly by = input.required<string>();

  protected readonly stamp = (): string => formatInstant(new Date().toISOString());
  protected readonly now = signal(this.stamp());
}
