import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { GeneralSettings, GeneralSettingsRequest, NumberPattern } from '@hms/shared-dto';
import { generalSettingsChange, generalSettingsGet, generalSettingsPreview } from '@hms/shared-ui/api/settings';
import { type Observable, map } from 'rxjs';

const body = <T>({ body: answer }: { readonly body: T }): T => answer;

/** The HTTP calls of the hospital's own settings. Failures come as `Problem`. */
@Injectable({ providedIn: 'root' })
export class GeneralSettingsApi {
  readonly #http = inject(HttpClient);

  get(): Observable<GeneralSettings> {
    return generalSettingsGet(this.#http, '').pipe(map(body));
  }

  /** The next patient's number by this pattern; takes none. */
  nextNumber(pattern: NumberPattern): Observable<string> {
    return generalSettingsPreview(this.#http, '', pattern).pipe(map(({ body: { nextNumber } }) => nextNumber));
  }

  /** 409 `availability.orphans` with the appointments that the zone leaves outside the hours, until they are accepted; 412 when somebody changed them since `version`. */
  change(request: GeneralSettingsRequest, version: number): Observable<GeneralSettings> {
    return generalSettingsChange(this.#http, '', { 'If-Match': `"${version}"`, body: request }).pipe(map(body));
  }
}
