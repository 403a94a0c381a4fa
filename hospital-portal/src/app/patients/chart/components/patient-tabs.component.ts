import { Component, input } from '@angular/core';
import { type IsActiveMatchOptions, RouterLink, RouterLinkActive } from '@angular/router';

/** A tab of the patient's page with its own address. */
export interface PatientTab {
  /** Below the patient's address; nothing for the first one. */
  readonly path: string;
  readonly label: string;
  readonly count?: number | null;
  /** Pages below its own belong to it. */
  readonly wide?: boolean;
}

/** A tab keeps its pages and filters in the address behind its own path. */
const ON_PATH: IsActiveMatchOptions = { paths: 'exact', queryParams: 'ignored', matrixParams: 'ignored', fragment: 'ignored' };
const BELOW: IsActiveMatchOptions = { ...ON_PATH, paths: 'subset' };

/** The tabs of a patient's page: links, so that each can be shared, reloaded and opened beside another. */
@Component({
  selector: 'hp-patient-tabs',
  imports: [RouterLink, RouterLinkActive],
  template: `
    <nav class="tabs" aria-label="This patient">
      @for (tab of tabs(); track tab.path) {
        <a
          [routerLink]="tab.path ? ['/patients', patientId(), tab.path] : ['/patients', patientId()]"
          routerLinkActive="current"
          ariaCurrentWhenActive="page"
          [routerLinkActiveOptions]="tab.wide ? below : here"
          >{{ tab.label }}
          @if (tab.count) {
            <span class="count">{{ tab.count }}</span>
          }
        </a>
      }
    </nav>
  `,
  styles: `
    :host {
      display: block;
      padding: 0 var(--gutter);
      background: var(--surface);
      border-bottom: 1px solid var(--line);
    }
    nav {
      display: flex;
      gap: var(--s-5);
      overflow-x: auto;
    }
    a {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      min-height: 40px;
      border-bottom: 2px solid transparent;
      color: var(--text-muted);
      font-weight: var(--fw-medium);
      white-space: nowrap;
    }
    a:hover {
      color: var(--text);
      text-decoration: none;
    }
    .current {
      border-bottom-color: var(--accent);
      color: var(--text);
    }
    .count {
      color: var(--text-muted);
      font-size: var(--fs-meta);
    }
    @media print {
      :host {
        display: none;
      }
    }
  `,
})
export class PatientTabs {
  readonly patientId = input.required<string>();
  readonly tabs = input.required<readonly PatientTab[]>();

  protected readonly here = ON_PATH;
  protected readonly below = BELOW;
}
