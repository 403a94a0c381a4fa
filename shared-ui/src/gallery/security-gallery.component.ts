import { Component, signal } from '@angular/core';
import { HmsIdleCover } from '../idle/idle-cover.component';
import { HmsMfaSetup } from '../mfa/mfa-setup.component';
import { HmsRecoveryCodes } from '../mfa/recovery-codes.component';
import { HmsPanel } from '../components/panel.component';
import { HmsSample } from './sample.component';
import { LONG_PERSON, PERSON, RECOVERY_CODES, SETUP, WRONG } from './samples';

/** Second step and idle lock. */
@Component({
  selector: 'hms-security-gallery',
  imports: [HmsIdleCover, HmsMfaSetup, HmsPanel, HmsRecoveryCodes, HmsSample],
  styleUrl: './gallery.scss',
  template: `
    <h2>Second step and lock</h2>
    <hms-sample name="Setting it up"
      ><hms-panel><hms-mfa-setup action="Turn on" [setup]="setup" /></hms-panel
    ></hms-sample>
    <hms-sample name="Setting it up: a wrong code, busy">
      <hms-panel><hms-mfa-setup action="Turn on" [busy]="true" [setup]="setup" [problem]="wrong" /></hms-panel>
    </hms-sample>
    <hms-sample name="Recovery codes"
      ><hms-panel><hms-recovery-codes action="Done" [codes]="codes" [account]="person.email" /></hms-panel
    ></hms-sample>
    <hms-sample name="Idle: warning, locked, locked with a long name and a wrong password">
      <div class="row">
        <button type="button" class="btn" (click)="idle.set('warning')">Warn</button>
        <button type="button" class="btn" (click)="lock(false)">Lock</button>
        <button type="button" class="btn" (click)="lock(true)">Lock for a long name</button>
      </div>
      <hms-idle-cover
        [phase]="idle()"
        [secondsLeft]="75"
        [idleMinutes]="15"
        [person]="long() ? longPerson : person"
        [problem]="long() ? wrong : null"
        (entered)="idle.set('awake')"
        (leaveAsked)="idle.set('awake')"
      />
    </hms-sample>
  `,
})
export class HmsSecurityGallery {
  protected readonly setup = SETUP;
  protected readonly codes = RECOVERY_CODES;
  protected readonly person = PERSON;
  protected readonly longPerson = LONG_PERSON;
  protected readonly wrong = WRONG;
  protected readonly idle = signal<'awake' | 'warning' | 'locked'>('awake');
  protected readonly long = signal(false);

  protected lock(long: boolean): void {
    this.long.set(long);
    this.idle.set('locked');
  }
}
