import type { Routes } from '@angular/router';
import { provideIcons } from '../icons/provide-icons';

/** Open without signing in, and without an API. */
export const galleryRoutes: Routes = [
  {
    path: 'gallery',
    title: 'Gallery',
    providers: [provideIcons()],
    loadComponent: async () => (await import('./gallery.page')).GalleryPage,
  },
];
