import { type EnvironmentProviders, inject, provideEnvironmentInitializer } from '@angular/core';
import { MatIconRegistry } from '@angular/material/icon';
import { DomSanitizer } from '@angular/platform-browser';
import { ICON_SPRITE } from './icons.generated';

/** Makes the allow-listed icons usable as `<mat-icon svgIcon="labs" />`. Add names in icons.json, then run `npm run icons -w shared-ui`. */
export const provideIcons = (): EnvironmentProviders =>
  provideEnvironmentInitializer(() => {
    // Our own generated constant: nothing of a user's ever gets in here.
    inject(MatIconRegistry).addSvgIconSetLiteral(inject(DomSanitizer).bypassSecurityTrustHtml(ICON_SPRITE));
  });
