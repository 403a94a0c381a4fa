import { Component } from '@angular/core';
import { HmsEmptyState } from '../components/empty-state.component';
import { HmsErrorPanel } from '../components/error-panel.component';
import { HmsForbidden } from '../components/forbidden.component';
import { HmsNotice } from '../components/notice.component';
import { HmsPanel } from '../components/panel.component';
import { HmsPrintHead } from '../components/print-head.component';
import { HmsRefusal } from '../components/refusal.component';
import { HmsSkeleton } from '../components/skeleton.component';
import type { Tone } from '../components/tone';
import { HmsSample } from './sample.component';
import { BROKEN, LONG_EMAIL, TOO_MANY, UNREACHED, WRONG } from './samples';

/** What a page says: news, nothing there, not loaded, not allowed. */
@Component({
  selector: 'hms-notices-gallery',
  imports: [HmsEmptyState, HmsErrorPanel, HmsForbidden, HmsNotice, HmsPanel, HmsPrintHead, HmsRefusal, HmsSample, HmsSkeleton],
  styleUrl: './gallery.scss',
  templateUrl: './notices-gallery.component.html',
})
export class HmsNoticesGallery {
  protected readonly tones: readonly Tone[] = ['critical', 'caution', 'ok', 'info', 'waiting', 'neutral'];
  protected readonly broken = BROKEN;
  protected readonly unreached = UNREACHED;
  protected readonly wrong = WRONG;
  protected readonly tooMany = TOO_MANY;
  protected readonly longEmail = LONG_EMAIL;
}
