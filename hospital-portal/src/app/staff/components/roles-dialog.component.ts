import { Component, computed, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogActions, MatDialogContent, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import type { HospitalRole, StaffMember } from '@hms/shared-dto';
import { HmsNotice } from '@hms/shared-ui';
import { type RolesConflict, conflictWords, roleDifference, sameRoles } from '../role-difference';
import { RolePicker } from './role-picker.component';

/** Whose roles are to change, or be given to who asked to join; with what somebody else changed meanwhile if a choice was made already. */
export interface RolesQuestion {
  readonly member: StaffMember;
  readonly conflict?: RolesConflict;
  /** The person asked to join: the roles are their first. */
  readonly joins?: boolean;
}

/** Changes a person's roles and says what they may do more or less from then on. Closes with the roles, or with nothing. */
@Component({
  selector: 'hp-roles-dialog',
  imports: [HmsNotice, MatDialogActions, MatDialogContent, MatDialogTitle, RolePicker],
  template: `
    <h2 mat-dialog-title>{{ joins ? 'Let ' + member.name + ' in?' : 'Which roles does ' + member.name + ' have?' }}</h2>
    <mat-dialog-content>
      @if (joins) {
        <p class="meanwhile">{{ member.email }} asked to join. Check that you know this person. It takes a seat of the plan.</p>
      }
      @if (meanwhile) {
        <hms-notice class="meanwhile" tone="caution" [live]="true"
          ><b>Someone else changed this meanwhile.</b> {{ meanwhile }} Your choice is kept.</hms-notice
        >
      }
      <hp-role-picker [chosen]="roles()" (changed)="roles.set($event)" />
    </mat-dialog-content>
    <div aria-live="polite" class="stack difference">
      @if (!roles().length) {
        <hms-notice tone="caution">Choose at least one role.</hms-notice>
      }
      @if (difference().gains.length) {
        <hms-notice tone="info"><b>May from now on:</b> {{ difference().gains.join(', ') }}.</hms-notice>
      }
      @if (difference().loses.length) {
        <hms-notice tone="caution"><b>May no longer:</b> {{ difference().loses.join(', ') }}.</hms-notice>
      }
    </div>
    <mat-dialog-actions>
      <button type="button" class="btn" (click)="close()">{{ joins ? 'Not now' : 'Keep roles' }}</button>
      <button type="button" class="btn primary" [attr.aria-disabled]="!ready()" (click)="save()">
        {{ joins ? 'Let in' : 'Change roles' }}
      </button>
    </mat-dialog-actions>
  `,
  styles: `
    mat-dialog-content {
      color: var(--text);
    }
    .meanwhile {
      display: block;
      margin-bottom: var(--s-3);
    }
    .difference:not(:empty) {
      padding: var(--s-2) var(--s-6) 0;
    }
    mat-dialog-actions {
      justify-content: flex-end;
      gap: var(--s-2);
      padding: var(--s-3) var(--s-6) var(--s-5);
    }
  `,
})
export class RolesDialog {
  readonly #question = inject<RolesQuestion>(MAT_DIALOG_DATA);
  protected readonly member = this.#question.member;
  protected readonly joins = this.#question.joins ?? false;
  protected readonly meanwhile = this.#question.conflict ? conflictWords(this.#question.conflict) : null;
  readonly #dialog = inject<MatDialogRef<RolesDialog, HospitalRole[]>>(MatDialogRef);
  protected readonly roles = signal<readonly HospitalRole[]>(this.#question.conflict?.roles ?? this.member.roles);
  protected readonly difference = computed(() => roleDifference(this.member.roles, this.roles()));
  protected readonly ready = computed(() => this.roles().length > 0 && !sameRoles(this.roles(), this.member.roles));

  protected close(): void {
    this.#dialog.close();
  }

  protected save(): void {
    if (this.ready()) this.#dialog.close([...this.roles()]);
  }
}
