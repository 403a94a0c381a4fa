import { CdkTrapFocus } from '@angular/cdk/a11y';
import { CdkConnectedOverlay, CdkOverlayOrigin } from '@angular/cdk/overlay';
import { NgTemplateOutlet } from '@angular/common';
import { Component, TemplateRef, computed, contentChild, input, output, signal } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import type { IconName } from '@hms/shared-ui';

/**
 * One filter of a list: a chip that opens its choices below it, and once set is filled and carries a ✕ that takes the filter out. The choices come as
 * one `<ng-template>`, made when they are opened: the first date field alone takes a page about 30 ms.
 */
@Component({
  selector: 'hp-filter-menu',
  imports: [CdkConnectedOverlay, CdkOverlayOrigin, CdkTrapFocus, MatIcon, NgTemplateOutlet],
  template: `
    <span class="chip" [class.on]="on()" cdkOverlayOrigin #origin="cdkOverlayOrigin">
      <button type="button" aria-haspopup="dialog" [attr.aria-expanded]="open()" (click)="open.set(!open())">
        @if (icon(); as name) {
          <mat-icon class="small" [svgIcon]="name" />
        }
        {{ text() }}
        @if (!on()) {
          <mat-icon class="small" svgIcon="keyboard_arrow_down" />
        }
      </button>
      @if (on()) {
        <button type="button" class="clear" [attr.aria-label]="'Remove filter ' + text()" (click)="cleared.emit()">
          <mat-icon class="small" svgIcon="close" />
        </button>
      }
    </span>
    <ng-template
      cdkConnectedOverlay
      [cdkConnectedOverlayOrigin]="origin"
      [cdkConnectedOverlayOpen]="open()"
      [cdkConnectedOverlayOffsetY]="4"
      [cdkConnectedOverlayPush]="true"
      [cdkConnectedOverlayViewportMargin]="8"
      (overlayOutsideClick)="open.set(false)"
      (detach)="open.set(false)"
    >
      <div class="pop" role="dialog" [attr.aria-label]="label()" cdkTrapFocus cdkTrapFocusAutoCapture (keydown.escape)="open.set(false)">
        <ng-container [ngTemplateOutlet]="choices()" />
      </div>
    </ng-template>
  `,
  styleUrl: './filter-menu.component.scss',
})
export class FilterMenu {
  readonly label = input.required<string>();
  /** The choice in force in words; null while there is none. */
  readonly value = input<string | null>(null);
  readonly icon = input<IconName | null>(null);
  /** False for what always has a value, such as the order. */
  readonly removable = input(true);
  readonly cleared = output();

  protected readonly choices = contentChild.required(TemplateRef);
  protected readonly open = signal(false);
  protected readonly on = computed(() => this.removable() && this.value() !== null);
  protected readonly text = computed(() =>
    this.removable() ? [this.label(), this.value()].filter(Boolean).join(' ') : (this.value() ?? this.label()),
  );

  /** Called by the projected choices once one is made. */
  close(): void {
    this.open.set(false);
  }
}
