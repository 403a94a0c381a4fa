import { Component, computed, input } from '@angular/core';
import { encode } from 'uqr';

/** Modules of white around the code: scanners need four. */
const QUIET_ZONE = 4;

/** A QR code as one SVG path. Black on white in both themes: many scanners do not read it inverted. */
@Component({
  selector: 'hms-qr-code',
  template: `
    <svg role="img" [attr.viewBox]="box()" shape-rendering="crispEdges" [attr.aria-label]="label()">
      <path [attr.d]="path()" />
    </svg>
  `,
  styles: `
    :host {
      display: block;
      width: 200px;
      max-width: 100%;
      border-radius: var(--r-2);
      color-scheme: light;
      background: var(--surface);
    }
    svg {
      display: block;
    }
    path {
      fill: var(--text);
    }
  `,
})
export class HmsQrCode {
  readonly text = input.required<string>();
  /** What it is, for those who do not see it. */
  readonly label = input('QR code');

  readonly #code = computed(() => encode(this.text(), { ecc: 'L', border: QUIET_ZONE }));
  protected readonly box = computed(() => `0 0 ${this.#code().size} ${this.#code().size}`);
  protected readonly path = computed(() =>
    this.#code()
      .data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
      .join(''),
  );
}
