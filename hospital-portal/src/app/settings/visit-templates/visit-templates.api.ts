import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { DirectoryStatus, VisitTemplate, VisitTemplateRequest } from '@hms/shared-dto';
import { withIdempotencyKey } from '@hms/shared-ui';
import {
  visitTemplatesAdd,
  visitTemplatesArchive,
  visitTemplatesChange,
  visitTemplatesGet,
  visitTemplatesList,
  visitTemplatesRestore,
} from '@hms/shared-ui/api/visit-templates';
import { type Observable, map } from 'rxjs';

/** The HTTP calls of the templates of notes. Failures come as `Problem`. */
@Injectable({ providedIn: 'root' })
export class VisitTemplatesApi {
  readonly #http = inject(HttpClient);

  list(status: DirectoryStatus): Observable<readonly VisitTemplate[]> {
    return visitTemplatesList(this.#http, '', { status }).pipe(map(({ body: { data } }) => data));
  }

  get(id: string): Observable<VisitTemplate> {
    return visitTemplatesGet(this.#http, '', { id }).pipe(map(({ body }) => body));
  }

  add(request: VisitTemplateRequest, key: string): Observable<VisitTemplate> {
    return visitTemplatesAdd(this.#http, '', { body: request }, withIdempotencyKey(key)).pipe(map(({ body }) => body));
  }

  /** 412 when somebody changed it since. */
  change({ id, version }: VisitTemplate, request: VisitTemplateRequest): Observable<VisitTemplate> {
    return visitTemplatesChange(this.#http, '', { id, 'If-Match': `"${version}"`, body: request }).pipe(map(({ body }) => body));
  }

  archive(id: string): Observable<unknown> {
    return visitTemplatesArchive(this.#http, '', { id });
  }

  restore(id: string): Observable<VisitTemplate> {
    return visitTemplatesRestore(this.#http, '', { id }).pipe(map(({ body }) => body));
  }
}
