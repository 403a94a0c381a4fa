/** The frame around the pages of a signed-in person. */
export { HospitalIdentity } from '../auth/hospital-identity';
export { IdleLock } from '../idle/idle-lock.service';
export { requireUnlocked } from '../idle/require-unlocked.guard';
export { provideIcons } from '../icons/provide-icons';
export { LiveConnection } from '../live/live-connection.service';
export { type NavItem, visibleNav } from './nav-item';
export type { PaletteFinder, PaletteSetup } from '../palette/palette.model';
export { HmsShell } from './shell.component';
export { shellRoutes } from './shell.routes';
