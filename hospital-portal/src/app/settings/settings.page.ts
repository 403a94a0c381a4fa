import { Component } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';

/** The parts of the settings, each at an address of its own. */
const PARTS = [
  { path: 'general', label: 'General' },
  { path: 'security', label: 'Security' },
  { path: 'departments', label: 'Departments' },
  { path: 'rooms', label: 'Rooms' },
  { path: 'appointment-types', label: 'Appointment types' },
  { path: 'custom-fields', label: 'Custom fields' },
  { path: 'visit-templates', label: 'Note templates' },
  { path: 'holidays', label: 'Holidays' },
  { path: '/availability', label: "Doctors' hours" },
  { path: '/pharmacy/formulary', label: 'Formulary' },
  { path: '/pharmacy/safety', label: 'Prescription checks' },
  { path: 'laboratory', label: 'Laboratory' },
  { path: '/labs/catalogue', label: 'Laboratory catalogue' },
  { path: 'appointment-mails', label: 'Mails to patients' },
] as const;

/** What an Admin sets for the hospital: the list of the parts beside the one that is open. */
@Component({
  selector: 'hp-settings-page',
  imports: [RouterLink, RouterLinkActive, RouterOutlet],
  template: `
    <nav aria-label="Settings">
      @for (part of parts; track part.path) {
        <a [routerLink]="part.path" routerLinkActive="on" ariaCurrentWhenActive="page">{{ part.label }}</a>
      }
    </nav>
    <div class="part"><router-outlet /></div>
  `,
  styleUrl: './settings.page.scss',
})
export class SettingsPage {
  protected readonly parts = PARTS;
}
