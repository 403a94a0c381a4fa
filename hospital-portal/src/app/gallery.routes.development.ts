/** `/gallery`: the shared components in all states, beside the app. */
export { galleryRoutes } from '@hms/shared-ui/gallery';
