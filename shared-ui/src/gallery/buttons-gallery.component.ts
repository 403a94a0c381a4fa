import { Component } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { HmsCopyButton } from '../components/copy-button.component';
import { HmsDensityToggle } from '../components/density-toggle.component';
import { HmsFilterChip } from '../components/filter-chip.component';
import { HmsThemeToggle } from '../components/theme-toggle.component';
import { HmsSample } from './sample.component';

/** What is pressed. */
@Component({
  selector: 'hms-buttons-gallery',
  imports: [HmsCopyButton, HmsDensityToggle, HmsFilterChip, HmsSample, HmsThemeToggle, MatIcon],
  styleUrl: './gallery.scss',
  template: `
    <h2>Buttons and chips</h2>
    <hms-sample name="Button: plain, primary, danger, quiet">
      <div class="row">
        <button type="button" class="btn">Keep</button>
        <button type="button" class="btn primary"><mat-icon svgIcon="add" />Register patient</button>
        <button type="button" class="btn danger">Suspend…</button>
        <button type="button" class="btn quiet">Clear all</button>
      </div>
    </hms-sample>
    <hms-sample name="Small, disabled, busy">
      <div class="row">
        <button type="button" class="btn sm">Try again</button>
        <button type="button" class="btn" disabled>Previous</button>
        <button type="button" class="btn primary" aria-disabled="true">Saving</button>
      </div>
    </hms-sample>
    <hms-sample name="Wide, long words"><button type="button" class="btn primary wide">Set password and sign in</button></hms-sample>
    <hms-sample name="Icon button">
      <div class="row">
        <button type="button" class="icon-btn" aria-label="Actions"><mat-icon svgIcon="more_vert" /></button>
        <button type="button" class="icon-btn sm" aria-label="Clear search"><mat-icon svgIcon="close" /></button>
        <button type="button" class="icon-btn" aria-label="Not now" disabled><mat-icon svgIcon="delete" /></button>
      </div>
    </hms-sample>
    <hms-sample name="Copy button">tenant_1762083064503 <hms-copy-button value="tenant_1762083064503" label="hospital id" /></hms-sample>
    <hms-sample name="Theme and row height"
      ><div class="row"><hms-theme-toggle /><hms-density-toggle /></div
    ></hms-sample>
    <hms-sample name="Filter chip: off, on, counted, removable">
      <div class="row">
        <hms-filter-chip>Suspended</hms-filter-chip>
        <hms-filter-chip on>Active</hms-filter-chip>
        <hms-filter-chip [count]="41">Trial</hms-filter-chip>
        <hms-filter-chip on removable>Sex Female</hms-filter-chip>
        <hms-filter-chip on removable>निलंबित</hms-filter-chip>
      </div>
    </hms-sample>
  `,
})
export class HmsButtonsGallery {}
