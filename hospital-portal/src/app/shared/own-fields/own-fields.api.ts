import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { CustomField } from '@hms/shared-dto';
import { customFieldsList } from '@hms/shared-ui/api/custom-fields';
import { type Observable, map } from 'rxjs';

/** Reads the hospital's own fields. Failures come as `Problem`. */
@Injectable({ providedIn: 'root' })
export class OwnFieldsApi {
  readonly #http = inject(HttpClient);

  /** Those in use that this person sees, in their order. */
  all(): Observable<readonly CustomField[]> {
    return customFieldsList(this.#http, '', {}).pipe(map(({ body }) => body.data));
  }
}
