import { ErrorHandler, Injectable, Injector, inject } from '@angular/core';
import { Connection } from './connection';

/** What browsers say when code that is loaded later does not come: no network, or a newer version is out. */
const NOT_LOADED = /dynamically imported module|importing a module script failed|error loading dynamically/i;

/** True when a part of the program could not be fetched. */
export const isMissingPart = (error: unknown): boolean => error instanceof Error && NOT_LOADED.test(error.message);

/** Errors nobody caught: a part of the program that did not come is told to the person, everything goes to the console. */
@Injectable()
export class ProgramErrors extends ErrorHandler {
  readonly #injector = inject(Injector);

  override handleError(error: unknown): void {
    const cause: unknown = error instanceof Error && 'rejection' in error ? error.rejection : error;
    if (isMissingPart(cause)) this.#injector.get(Connection).partMissing(true);
    super.handleError(error);
  }
}
