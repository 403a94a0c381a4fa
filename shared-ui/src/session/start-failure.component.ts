import { Component, computed, inject } from '@angular/core';
import { Router } from '@angular/router';
import { Connection } from './connection';

/** In place of an empty window, when not even the first page could be loaded. */
@Component({
  selector: 'hms-start-failure',
  template: `
    @if (shown()) {
      <p role="alert">The program could not be loaded. Check the connection, then <a href="">reload the page</a>.</p>
    }
  `,
  styles: `
    p {
      padding: var(--s-8) var(--gutter);
      text-align: center;
    }
  `,
})
export class HmsStartFailure {
  readonly #connection = inject(Connection);
  readonly #router = inject(Router);
  protected readonly shown = computed(() => this.#connection.missingPart() && this.#router.lastSuccessfulNavigation() === null);
}
