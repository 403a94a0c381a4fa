import type { MfaSetup } from '@hms/shared-dto';
import type { PaletteContent, PaletteEntry } from '../palette/palette.model';
import { Problem } from '../session/problem';
import type { NavItem } from '../shell/nav-item';

/** What is shown: everyday values, and the longest and the foreign ones that people really have. */
export const LONG_HOSPITAL = 'Sri Jayachamarajendra Institute of Cardiovascular Sciences and Multispeciality Research Centre';
export const DEVANAGARI_HOSPITAL = 'श्री साई मल्टीस्पेशालिटी हॉस्पिटल, नागपुर';
export const LONG_FAMILY = 'Venkatanarasimharajuvaripeta';
export const LONG_EMAIL = 'venkatanarasimharaju.subrahmanyeswara.rao@sanjeevanimultispeciality.example';

const parts = { title: 'Refused', traceId: '7f3a91c2' };
export const UNREACHED = new Problem({
  status: 0,
  code: 'network',
  title: 'No connection',
  detail: 'The server could not be reached. Check the connection.',
  traceId: null,
});
export const BROKEN = new Problem({ ...parts, status: 500, code: 'internal', detail: 'Something went wrong.' });
export const WRONG = new Problem({
  ...parts,
  status: 401,
  code: 'auth.failed',
  detail: 'E-mail or password is wrong, or you have no access to this hospital.',
});
export const TOO_MANY = new Problem({ ...parts, status: 429, code: 'rate_limited', detail: 'Too many tries.', retryAfterSeconds: 240 });

export const NAV: readonly NavItem[] = [
  { path: '/gallery', label: 'Home', icon: 'home' },
  { path: '/patients', label: 'Patients', icon: 'group' },
  { path: '/calendar', label: 'Calendar', icon: 'calendar_month' },
  { path: '/labs', label: 'Labs', icon: 'labs' },
  { path: '/staff', label: 'Staff', icon: 'badge', group: 'Hospital' },
  { path: '/settings', label: 'Settings', icon: 'settings', group: 'Hospital' },
];

export const PERSON = {
  name: 'Sunita Pawar',
  email: 'receptionist@cityhospital.example',
  roles: ['Receptionist'],
  tenantName: 'City Hospital',
};
export const LONG_PERSON = { ...PERSON, name: `Dr ${LONG_FAMILY} Subrahmanyeswara Rao`, email: LONG_EMAIL, tenantName: LONG_HOSPITAL };

export const SETUP: MfaSetup = {
  secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
  otpauthUri: 'otpauth://totp/City%20Hospital:admin%40cityhospital.example?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=City%20Hospital',
};
export const RECOVERY_CODES = [
  '7GK2M-PQ4XT',
  '3HN8W-ZC6VB',
  'K9D4R-M2XQT',
  'B7YF5-N8HCW',
  'P3VT6-J4GKD',
  'X2MZ9-R7QBN',
  'W5CK8-T3FHY',
  'D6NP4-V9JXM',
  'G8QB7-Y2ZRK',
  'H4TW3-C5DVF',
];

const entry = (id: string, label: string, icon: PaletteEntry['icon'], detail?: string): PaletteEntry => ({
  ...{ id, label, icon, target: { run: () => undefined } },
  ...(detail ? { detail } : {}),
});

/** A palette that finds the same namesakes whatever is typed. */
export const PALETTE: Omit<PaletteContent, 'search'> & { readonly found: readonly PaletteEntry[] } = {
  groups: [
    { heading: 'Recent', entries: [entry('recent', 'SHARMA, Meena', 'person', '02-Mar-1978, SMH-0031877')], untilTyped: true },
    { heading: 'Go to', entries: [entry('home', 'Home', 'home'), entry('patients', 'Patients', 'group')] },
    { heading: 'Actions', entries: [entry('dark', 'Dark theme', 'dark_mode'), entry('out', 'Sign out', 'logout')] },
  ],
  found: [
    entry('p1', 'SHARMA, Meena', 'person', '02-Mar-1978, SMH-0031877'),
    entry('p2', 'SHARMA, Meena', 'person', '17-Aug-1995, SMH-0047120'),
    entry('p3', `${LONG_FAMILY.toUpperCase()}, Subrahmanyeswara`, 'person', '09-Jan-1984, SMH-0018394'),
    entry('p4', 'शर्मा, मीना', 'person', '30-May-1969, SMH-0007716'),
  ],
};
