import { Component } from '@angular/core';
import { HmsDensityToggle } from '../components/density-toggle.component';
import { HmsThemeToggle } from '../components/theme-toggle.component';
import { HmsToastHost } from '../components/toast-host.component';
import { HmsAuditGallery } from './audit-gallery.component';
import { HmsButtonsGallery } from './buttons-gallery.component';
import { HmsDialogsGallery } from './dialogs-gallery.component';
import { HmsFieldsGallery } from './fields-gallery.component';
import { HmsListsGallery } from './lists-gallery.component';
import { HmsNoticesGallery } from './notices-gallery.component';
import { HmsSecurityGallery } from './security-gallery.component';
import { HmsShellGallery } from './shell-gallery.component';

/** `/gallery`: every shared component in every state, in the theme and row height that are chosen here. */
@Component({
  selector: 'hms-gallery-page',
  imports: [
    HmsAuditGallery,
    HmsButtonsGallery,
    HmsDensityToggle,
    HmsDialogsGallery,
    HmsFieldsGallery,
    HmsListsGallery,
    HmsNoticesGallery,
    HmsSecurityGallery,
    HmsShellGallery,
    HmsThemeToggle,
    HmsToastHost,
  ],
  template: `
    <header>
      <h1>Gallery</h1>
      <hms-theme-toggle />
      <hms-density-toggle />
    </header>
    <main>
      <hms-buttons-gallery />
      <hms-fields-gallery />
      <hms-notices-gallery />
      <hms-lists-gallery />
      <hms-audit-gallery />
      <hms-shell-gallery />
      <hms-security-gallery />
      <hms-dialogs-gallery />
    </main>
    <hms-toast-host />
  `,
  styles: `
    :host {
      display: block;
      max-width: 1200px;
      margin-inline: auto;
      padding: var(--s-4) var(--gutter) var(--s-12);
    }
    header {
      display: flex;
      align-items: center;
      gap: var(--s-3);
    }
    h1 {
      flex: 1;
    }
  `,
})
export class GalleryPage {}
