import { Component, inject } from '@angular/core';
import { MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle } from '@angular/material/dialog';
import { DisplaySettings } from '../display/display-settings';

interface Shortcut {
  readonly keys: readonly string[];
  readonly does: string;
  /** One key alone, which speech input and shaky hands press by mistake: it can be switched off. */
  readonly single?: boolean;
}

const SHORTCUTS: readonly Shortcut[] = [
  { keys: ['Ctrl', 'K'], does: 'Search or go to a page (⌘ K on a Mac)' },
  { keys: ['/'], does: 'Into the search box of a list', single: true },
  { keys: ['?'], does: 'This help', single: true },
  { keys: ['↑', '↓'], does: 'Through the rows of a list' },
  { keys: ['Enter'], does: 'Open the marked row' },
  { keys: ['Esc'], does: 'Clear the search, close a menu or a question' },
  { keys: ['Tab'], does: 'To the next field or button; first of all: skip to the content' },
];

/** The keys that work everywhere, and the switch for those of a single key (WCAG 2.1.4). */
@Component({
  selector: 'hms-shortcuts',
  imports: [MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle],
  template: `
    <h2 mat-dialog-title>Keyboard shortcuts</h2>
    <mat-dialog-content>
      <dl>
        @for (shortcut of shortcuts; track shortcut.does) {
          <div class="line" [class.off]="shortcut.single && !display.singleKeys()">
            <dt>
              @for (key of shortcut.keys; track key) {
                <kbd>{{ key }}</kbd>
              }
            </dt>
            <dd>
              {{ shortcut.does }}
              @if (shortcut.single && !display.singleKeys()) {
                <span class="muted">(switched off)</span>
              }
            </dd>
          </div>
        }
      </dl>
      <label class="switch">
        <input #box type="checkbox" [checked]="display.singleKeys()" (change)="display.setSingleKeys(box.checked)" />
        <span><b>Shortcuts of a single key</b><br /><span class="meta">Switch them off when keys are pressed by mistake.</span></span>
      </label>
    </mat-dialog-content>
    <mat-dialog-actions><button type="button" class="btn" mat-dialog-close>Close</button></mat-dialog-actions>
  `,
  styles: `
    dl {
      display: grid;
      gap: var(--s-1);
    }
    .line {
      display: grid;
      grid-template-columns: 88px minmax(0, 1fr);
      gap: var(--s-3);
      align-items: center;
      min-height: 32px;
    }
    dt {
      display: flex;
      gap: 4px;
    }
    .off kbd {
      text-decoration: line-through;
    }
    .switch {
      display: flex;
      gap: var(--s-3);
      align-items: start;
      margin-top: var(--s-4);
      padding-top: var(--s-4);
      border-top: 1px solid var(--line);
    }
    .switch input {
      flex: none;
    }
    mat-dialog-actions {
      justify-content: flex-end;
      padding: var(--s-3) var(--s-6) var(--s-5);
    }
  `,
})
export class HmsShortcuts {
  protected readonly display = inject(DisplaySettings);
  protected readonly shortcuts = SHORTCUTS;
}
