import type { Routes } from '@angular/router';

/** None in production: development builds take `gallery.routes.development.ts` in place of this file. */
export const galleryRoutes: Routes = [];
