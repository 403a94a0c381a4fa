import type { PaletteSetup } from '@hms/shared-ui/shell';

/** What the palette of the portal offers besides the rail's entries. */
export const PALETTE: PaletteSetup = {
  commands: [
    { label: 'Register patient', icon: 'person_add', path: '/patients/new', permission: 'patients:write' },
    { label: 'Book appointment', icon: 'calendar_month', path: '/appointments/new', permission: 'appointments:write' },
    { label: "Doctors' hours", icon: 'schedule', path: '/availability', permission: 'appointments:read' },
    { label: 'Issue token', icon: 'format_list_numbered', path: '/queue/new', permission: 'appointments:write' },
    { label: 'Wall display', icon: 'open_in_new', path: '/wall', permission: 'appointments:read' },
    { label: 'Add to the waitlist', icon: 'schedule', path: '/waitlist/new', permission: 'appointments:write' },
    { label: 'Visits and unsigned notes', icon: 'clinical_notes', path: '/visits', permission: 'records:read' },
    { label: 'Calendar address', icon: 'link', path: '/account/calendar', permission: 'appointments:progress' },
    { label: 'Import patients', icon: 'upload', path: '/patients/import', permission: 'patients:manage' },
    { label: 'Invite staff', icon: 'mail', path: '/staff/invite', permission: 'staff:manage' },
    { label: 'What roles may do', icon: 'badge', path: '/staff/roles', permission: 'staff:manage' },
    { label: 'General settings', icon: 'settings', path: '/settings/general', permission: 'settings:manage' },
    { label: 'Custom fields', icon: 'table_rows', path: '/settings/custom-fields', permission: 'settings:manage' },
    { label: 'Departments', icon: 'domain', path: '/settings/departments', permission: 'settings:manage' },
    { label: 'Rooms', icon: 'domain', path: '/settings/rooms', permission: 'settings:manage' },
    { label: 'Mails to patients', icon: 'mail', path: '/settings/appointment-mails', permission: 'settings:manage' },
    { label: 'Appointment types', icon: 'calendar_month', path: '/settings/appointment-types', permission: 'settings:manage' },
    { label: 'Note templates', icon: 'clinical_notes', path: '/settings/visit-templates', permission: 'settings:manage' },
    { label: 'Critical results', icon: 'warning', path: '/labs/critical', permission: 'labs:read' },
    { label: 'Laboratory messages', icon: 'labs', path: '/labs/messages', permission: 'labs:read' },
    { label: 'Laboratory catalogue', icon: 'labs', path: '/labs/catalogue', permission: 'labs:catalogue' },
    { label: 'Laboratory settings', icon: 'labs', path: '/settings/laboratory', permission: 'settings:manage' },
    { label: 'Holidays', icon: 'event_busy', path: '/settings/holidays', permission: 'settings:manage' },
  ],
  search: { group: 'Patients', permission: 'patients:read', load: async () => (await import('./find-patients')).findPatients },
};
