import { EMPTY, type Observable, expand, reduce } from 'rxjs';

/** The most rows that the API gives on a page. */
const PAGE_ROWS = 100;

interface Answer<T> {
  readonly body: { readonly data: readonly T[]; readonly page: { readonly nextCursor: string | null } };
}

/** All rows of a list, however many pages they fill: for choices, where a row that is left out cannot be chosen. */
export const allPages = <T>(read: (place: { limit: number; cursor?: string }) => Observable<Answer<T>>): Observable<readonly T[]> =>
  read({ limit: PAGE_ROWS }).pipe(
    expand(({ body: { page } }) => (page.nextCursor ? read({ limit: PAGE_ROWS, cursor: page.nextCursor }) : EMPTY)),
    reduce((all: readonly T[], { body: { data } }) => [...all, ...data], []),
  );
