import { DOCUMENT, inject } from '@angular/core';
import { NavigationEnd, NavigationError, Router } from '@angular/router';
import { filter, take } from 'rxjs';

/** Takes away what index.html shows while the program and its first page come. Call in an injection context. */
export function endStartingScreen(): void {
  const document = inject(DOCUMENT);
  inject(Router)
    .events.pipe(
      filter((event) => event instanceof NavigationEnd || event instanceof NavigationError),
      take(1),
    )
    .subscribe(() => document.getElementById('starting')?.remove());
}
