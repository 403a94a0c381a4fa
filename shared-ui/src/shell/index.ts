/** The frame around the pages of a signed-in person. */
export { provideIcons } from '../icons/provide-icons';
export { type NavItem, visibleNav } from './nav-item';
export { HmsShell } from './shell.component';
export { shellRoutes } from './shell.routes';
