import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { Medication, MedicationList, MedicationRequest } from '@hms/shared-dto';
import { withIdempotencyKey } from '@hms/shared-ui';
import { medicationsAdd, medicationsArchive, medicationsList, medicationsRestore } from '@hms/shared-ui/api/medications';
import { type Observable, map } from 'rxjs';
import type { FormularyQuery } from './formulary-query';

const body = <T>({ body: answer }: { readonly body: T }): T => answer;

/** The HTTP calls of the formulary. */
@Injectable({ providedIn: 'root' })
export class FormularyApi {
  readonly #http = inject(HttpClient);

  list(query: FormularyQuery): Observable<MedicationList> {
    return medicationsList(this.#http, '', query).pipe(map(body));
  }

  /** The same key and request add one, however often they are sent. */
  add(request: MedicationRequest, key: string): Observable<Medication> {
    return medicationsAdd(this.#http, '', { body: request }, withIdempotencyKey(key)).pipe(map(body));
  }

  archive({ id, version }: Medication): Observable<void> {
    return medicationsArchive(this.#http, '', { id, 'If-Match': `"${version}"` }).pipe(map(() => undefined));
  }

  restore({ id }: Medication): Observable<Medication> {
    return medicationsRestore(this.#http, '', { id }).pipe(map(body));
  }
}
