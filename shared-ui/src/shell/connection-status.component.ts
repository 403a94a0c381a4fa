import { Component, DOCUMENT, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, NavigationError, Router } from '@angular/router';
import { EMPTY, catchError } from 'rxjs';
import { HmsConnectionBar } from '../components/connection-bar.component';
import { AuthApi } from '../session/auth.api';
import { Connection } from '../session/connection';
import { isMissingPart } from '../session/program-errors';

/** The bar about the connection, and its way out. Every frame has one. */
@Component({
  selector: 'hms-connection-status',
  imports: [HmsConnectionBar],
  template: `
    <hms-connection-bar
      [state]="connection.state()"
      [lastAnswer]="connection.lastAnswer()"
      [missingPart]="connection.missingPart()"
      canAsk
      (again)="tryAgain()"
    />
  `,
})
export class HmsConnectionStatus {
  protected readonly connection = inject(Connection);
  readonly #router = inject(Router);
  readonly #auth = inject(AuthApi);
  readonly #document = inject(DOCUMENT);
  /** The page that could not be loaded. */
  #wanted: string | null = null;

  constructor() {
    this.#router.events.pipe(takeUntilDestroyed()).subscribe((event) => {
      if (event instanceof NavigationError && isMissingPart(event.error)) this.#wanted = event.url;
      if (event instanceof NavigationEnd) this.#forget();
    });
  }

  protected tryAgain(): void {
    const wanted = this.#wanted;
    const asksOnly = !this.connection.missingPart();
    this.#forget();
    // A browser asks for the same code no second time until the page is loaded anew.
    if (wanted) this.#document.location.assign(wanted);
    // Any answer will do, a refusal too: the interceptor notes it.
    else if (asksOnly)
      this.#auth
        .me()
        .pipe(catchError(() => EMPTY))
        .subscribe();
  }

  #forget(): void {
    this.#wanted = null;
    this.connection.partMissing(false);
  }
}
