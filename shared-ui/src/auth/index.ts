/** The pages around a session. */
export { AuthFrame } from './auth-frame.component';
export { authRoutes } from './auth.routes';
export { applyBranding } from './branding';
