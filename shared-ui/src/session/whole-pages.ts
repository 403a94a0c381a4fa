import { ApplicationRef, inject } from '@angular/core';
import { NavigationEnd, Router } from '@angular/router';

/**
 * A page that the router has just put in is drawn whole. Angular checks it a moment after it has made it, and a browser that draws in between shows
 * panels without their contents, and everything below them jumps.
 */
export function drawPagesWhole(): void {
  const app = inject(ApplicationRef);
  inject(Router).events.subscribe((event) => {
    if (event instanceof NavigationEnd) app.tick();
  });
}
