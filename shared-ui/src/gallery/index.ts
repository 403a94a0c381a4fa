/** Every shared component in every state. For development and tests alone: no production build reaches it. */
export { galleryRoutes } from './gallery.routes';
