/** The pages around a session. */
export { authRoutes } from './auth.routes';
export { applyBranding } from './branding';
export { HospitalIdentity } from './hospital-identity';
