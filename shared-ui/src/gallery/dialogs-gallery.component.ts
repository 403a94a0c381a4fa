import { Dialog } from '@angular/cdk/dialog';
import { GlobalPositionStrategy } from '@angular/cdk/overlay';
import { Component, inject } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { NEVER, of, throwError } from 'rxjs';
import { Dialogs } from '../dialogs/dialogs.service';
import { HmsStepUpDialog } from '../dialogs/step-up-dialog.component';
import { HmsPalette } from '../palette/palette.component';
import type { PaletteFinder } from '../palette/palette.model';
import { HmsSample } from './sample.component';
import { BROKEN, LONG_EMAIL, LONG_HOSPITAL, PALETTE, WRONG } from './samples';

type Found = 'found' | 'searching' | 'failed';

const FINDERS: Readonly<Record<Found, PaletteFinder>> = {
  found: () => of(PALETTE.found),
  searching: () => NEVER,
  failed: () => throwError(() => BROKEN),
};

/** What opens over a page. */
@Component({
  selector: 'hms-dialogs-gallery',
  imports: [HmsSample],
  styleUrl: './gallery.scss',
  template: `
    <h2>Dialogs and palette</h2>
    @for (group of groups; track group.name) {
      <hms-sample [name]="group.name">
        <div class="row">
          @for (way of group.ways; track way.label) {
            <button type="button" class="btn" (click)="way.open()">{{ way.label }}</button>
          }
        </div>
      </hms-sample>
    }
  `,
})
export class HmsDialogsGallery {
  readonly #dialogs = inject(Dialogs);
  readonly #material = inject(MatDialog);
  readonly #plain = inject(Dialog);

  protected readonly groups = [
    {
      name: 'Question',
      ways: [
        { label: 'Ask', open: () => this.#confirm({}) },
        { label: 'Ask for danger', open: () => this.#confirm({ danger: true, reason: { label: 'Reason', required: true } }) },
        { label: 'Ask for the name', open: () => this.#confirm({ danger: true, typedName: LONG_HOSPITAL, facts: FACTS }) },
      ],
    },
    {
      name: 'Conflict, shortcuts',
      ways: [
        {
          label: 'Two versions',
          open: () => void this.#dialogs.resolveConflict({ text: 'Dr Iyer changed this at 10:41.', fields: FIELDS }),
        },
        { label: 'Shortcuts', open: () => void this.#dialogs.showShortcuts() },
      ],
    },
    {
      name: 'Step-up',
      ways: [
        { label: 'By password', open: () => this.#stepUp(false) },
        { label: 'By app too', open: () => this.#stepUp(true) },
      ],
    },
    {
      name: 'Palette',
      ways: [
        { label: 'Finds', open: () => this.#palette('found') },
        { label: 'Goes on searching', open: () => this.#palette('searching') },
        { label: 'Fails', open: () => this.#palette('failed') },
      ],
    },
  ];

  #confirm(more: Partial<Parameters<Dialogs['confirm']>[0]>): void {
    void this.#dialogs.confirm({
      title: `Suspend ${LONG_HOSPITAL}?`,
      text: TEXT,
      confirm: 'Suspend hospital',
      cancel: 'Keep hospital',
      ...more,
    });
  }

  #stepUp(hasApp: boolean): void {
    const data = { email: LONG_EMAIL, hasApp, prove: () => throwError(() => WRONG) };
    this.#material.open(HmsStepUpDialog, { data, width: '460px' });
  }

  #palette(found: Found): void {
    this.#plain.open(HmsPalette, {
      data: { groups: PALETTE.groups, search: { group: 'Patients', find: FINDERS[found] } },
      ariaLabel: 'Search or go to',
      positionStrategy: new GlobalPositionStrategy().centerHorizontally().top('12vh'),
      autoFocus: '[role=combobox]',
    });
  }
}

const TEXT = 'Everybody of the hospital is signed out within 5 seconds. No data is touched, and Activate undoes it.';
const FACTS = [
  { label: 'Patients', value: '12,486' },
  { label: 'Users', value: '86' },
];
const FIELDS = [
  { path: 'lastName', label: 'Last name', yours: 'Sharma', theirs: 'शर्मा' },
  { path: 'email', label: 'E-mail', yours: LONG_EMAIL, theirs: 'meena@clinic.example' },
  { path: 'phone', label: 'Phone', yours: '', theirs: '+91 98220 41763' },
];
