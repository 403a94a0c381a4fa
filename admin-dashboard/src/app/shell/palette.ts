import type { PaletteSetup } from '@hms/shared-ui/shell';

/** What the palette of the operator's app offers besides the rail's entries. */
export const PALETTE: PaletteSetup = {
  commands: [
    { label: 'New hospital', icon: 'add', path: '/tenants/new', permission: 'tenants:manage' },
    { label: 'Register app', icon: 'add', path: '/api-clients/new', permission: 'api-clients:manage' },
  ],
  search: { group: 'Hospitals', permission: 'tenants:manage', load: async () => (await import('./find-hospitals')).findHospitals },
};
