import { Component, inject } from '@angular/core';
import { HmsConnectionBar } from '../components/connection-bar.component';
import { ToastService } from '../components/toast.service';
import { HmsBottomBar } from '../shell/bottom-bar.component';
import { HmsRail } from '../shell/rail.component';
import { HmsUserMenu } from '../shell/user-menu.component';
import { HmsSample } from './sample.component';
import { DEVANAGARI_HOSPITAL, LONG_HOSPITAL, LONG_PERSON, NAV, PERSON } from './samples';

/** Parts of the frame around every page. */
@Component({
  selector: 'hms-shell-gallery',
  imports: [HmsBottomBar, HmsConnectionBar, HmsRail, HmsSample, HmsUserMenu],
  styleUrl: './gallery.scss',
  styles: `
    .rails {
      display: flex;
      align-items: stretch;
      gap: var(--s-4);
      height: 420px;
    }
  `,
  template: `
    <h2>Frame</h2>
    <hms-sample wide name="Connection: offline, unreachable, slow, a part that did not load">
      <div class="stack">
        <hms-connection-bar state="offline" [lastAnswer]="lastAnswer" />
        <hms-connection-bar state="unreachable" [lastAnswer]="lastAnswer" canAsk />
        <hms-connection-bar state="slow" />
        <hms-connection-bar state="good" missingPart />
      </div>
    </hms-sample>
    <hms-sample wide name="Rail: open, long name, Devanagari, narrow">
      <div class="rails">
        <hms-rail [nav]="nav" name="City Hospital" sub="Pune" />
        <hms-rail class="only-desk" [nav]="nav" [name]="longHospital" sub="Bengaluru" />
        <hms-rail class="only-desk" [nav]="nav" [name]="devanagari" markIcon="domain" />
        <hms-rail [collapsed]="true" [nav]="nav" name="City Hospital" />
      </div>
    </hms-sample>
    <hms-sample name="Bottom bar (on a phone)"><hms-bottom-bar [nav]="nav" /></hms-sample>
    <hms-sample name="User menu">
      <div class="row"><hms-user-menu [user]="person" /><hms-user-menu [user]="longPerson" /></div>
    </hms-sample>
    <hms-sample name="Toast, alone and with Undo">
      <div class="row">
        <button type="button" class="btn" (click)="toasts.show('Security settings saved.')">Show a toast</button>
        <button type="button" class="btn" (click)="toasts.show(longHospital + ' was suspended.', undo)">Show a toast with Undo</button>
      </div>
    </hms-sample>
  `,
})
export class HmsShellGallery {
  protected readonly toasts = inject(ToastService);
  protected readonly nav = NAV;
  protected readonly person = PERSON;
  protected readonly longPerson = LONG_PERSON;
  protected readonly longHospital = LONG_HOSPITAL;
  protected readonly devanagari = DEVANAGARI_HOSPITAL;
  protected readonly lastAnswer = new Date(2026, 10, 22, 9, 58);
  protected readonly undo = () => undefined;
}
