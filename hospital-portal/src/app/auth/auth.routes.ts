/** The session pages of both apps; a chunk of their own. */
export { authRoutes } from '@hms/shared-ui/auth';
