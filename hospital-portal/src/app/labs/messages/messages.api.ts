import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type {
  LabCodeMappingList,
  LabCodeMappingRequest,
  LabMessage,
  LabMessageList,
  LabMessageQuery,
  LabTest,
  ReleaseLabMessageRequest,
} from '@hms/shared-dto';
import { allPages } from '@hms/shared-ui';
import { labCodeMappingsList, labCodeMappingsPut, labCodeMappingsRemove } from '@hms/shared-ui/api/lab-code-mappings';
import {
  labMessagesDiscard,
  labMessagesList,
  labMessagesRead,
  labMessagesReceive,
  labMessagesRelease,
} from '@hms/shared-ui/api/lab-messages';
import { labTestsList } from '@hms/shared-ui/api/lab-tests';
import { type Observable, map, switchMap } from 'rxjs';

const body = <T>({ body: answer }: { readonly body: T }): T => answer;
const seen = ({ id, version }: LabMessage) => ({ id, 'If-Match': `"${version}"` });

/** The HTTP calls around messages of other systems. */
@Injectable({ providedIn: 'root' })
export class MessagesApi {
  readonly #http = inject(HttpClient);

  list(query: LabMessageQuery): Observable<LabMessageList> {
    return labMessagesList(this.#http, '', query).pipe(map(body));
  }

  /** @returns the acknowledgement */
  send(message: Blob): Observable<string> {
    const headers = { 'content-type': 'application/hl7-v2' };
    return this.#http.post(labMessagesReceive.PATH, message, { headers, responseType: 'blob' }).pipe(switchMap((answer) => answer.text()));
  }

  read(id: string): Observable<LabMessage> {
    return labMessagesRead(this.#http, '', { id }).pipe(map(body));
  }

  release(message: LabMessage, request: ReleaseLabMessageRequest): Observable<LabMessage> {
    return labMessagesRelease(this.#http, '', { ...seen(message), body: request }).pipe(map(body));
  }

  discard(message: LabMessage, reason: string): Observable<LabMessage> {
    return labMessagesDiscard(this.#http, '', { ...seen(message), body: { reason } }).pipe(map(body));
  }

  /** Every test that a code may stand for. */
  tests(): Observable<readonly LabTest[]> {
    return allPages((place) => labTestsList(this.#http, '', place));
  }

  codes(): Observable<LabCodeMappingList> {
    return labCodeMappingsList(this.#http, '').pipe(map(body));
  }

  say(request: LabCodeMappingRequest): Observable<unknown> {
    return labCodeMappingsPut(this.#http, '', { body: request });
  }

  removeCode(id: string): Observable<unknown> {
    return labCodeMappingsRemove(this.#http, '', { id });
  }
}
