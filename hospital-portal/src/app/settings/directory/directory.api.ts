import { HttpClient, type HttpContext } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { Department, DirectoryStatus, PageInfo } from '@hms/shared-dto';
import { allPages, withIdempotencyKey } from '@hms/shared-ui';
import {
  appointmentTypesAdd,
  appointmentTypesArchive,
  appointmentTypesChange,
  appointmentTypesGet,
  appointmentTypesList,
  appointmentTypesRestore,
} from '@hms/shared-ui/api/appointment-types';
import {
  departmentsAdd,
  departmentsArchive,
  departmentsChange,
  departmentsGet,
  departmentsList,
  departmentsRestore,
} from '@hms/shared-ui/api/departments';
import { roomsAdd, roomsArchive, roomsChange, roomsGet, roomsList, roomsRestore } from '@hms/shared-ui/api/rooms';
import { type Observable, map } from 'rxjs';
import type { DirectoryKind, DirectoryRecord, DirectoryRequest } from './directory-kind';

interface Answer<T> {
  readonly body: T;
}

interface RecordList {
  readonly data: DirectoryRecord[];
  readonly page: PageInfo;
}

/** The same operations of each list. */
interface Calls {
  list(http: HttpClient, root: string, params: { status: DirectoryStatus; limit: number; cursor?: string }): Observable<Answer<RecordList>>;
  get(http: HttpClient, root: string, params: { id: string }): Observable<Answer<DirectoryRecord>>;
  add(http: HttpClient, root: string, params: { body: DirectoryRequest }, context: HttpContext): Observable<Answer<DirectoryRecord>>;
  change(
    http: HttpClient,
    root: string,
    params: { id: string; 'If-Match': string; body: DirectoryRequest },
  ): Observable<Answer<DirectoryRecord>>;
  archive(http: HttpClient, root: string, params: { id: string }): Observable<Answer<void>>;
  restore(http: HttpClient, root: string, params: { id: string }): Observable<Answer<DirectoryRecord>>;
}

const CALLS: Readonly<Record<DirectoryKind, Calls>> = {
  departments: {
    ...{ list: departmentsList, get: departmentsGet, add: departmentsAdd },
    ...{ change: departmentsChange, archive: departmentsArchive, restore: departmentsRestore },
  },
  rooms: {
    ...{ list: roomsList, get: roomsGet, add: roomsAdd },
    ...{ change: roomsChange, archive: roomsArchive, restore: roomsRestore },
  },
  'appointment-types': {
    ...{ list: appointmentTypesList, get: appointmentTypesGet, add: appointmentTypesAdd },
    ...{ change: appointmentTypesChange, archive: appointmentTypesArchive, restore: appointmentTypesRestore },
  },
};

const body = <T>({ body: answer }: Answer<T>): T => answer;

/** The HTTP calls of the hospital's lists. Failures come as `Problem`. */
@Injectable({ providedIn: 'root' })
export class DirectoryApi {
  readonly #http = inject(HttpClient);

  /** All of them by name, however many pages they fill. */
  all(kind: DirectoryKind, status: DirectoryStatus): Observable<readonly DirectoryRecord[]> {
    return allPages((place) => CALLS[kind].list(this.#http, '', { status, ...place }));
  }

  /** For the choice of a department. */
  departments(): Observable<readonly Department[]> {
    return this.all('departments', 'active') as Observable<readonly Department[]>;
  }

  get(kind: DirectoryKind, id: string): Observable<DirectoryRecord> {
    return CALLS[kind].get(this.#http, '', { id }).pipe(map(body));
  }

  /** The same key and request add once, however often they are sent. */
  add(kind: DirectoryKind, request: DirectoryRequest, key: string): Observable<DirectoryRecord> {
    return CALLS[kind].add(this.#http, '', { body: request }, withIdempotencyKey(key)).pipe(map(body));
  }

  /** 412 when somebody changed it since. */
  change(kind: DirectoryKind, { id, version }: DirectoryRecord, request: DirectoryRequest): Observable<DirectoryRecord> {
    return CALLS[kind].change(this.#http, '', { id, 'If-Match': `"${version}"`, body: request }).pipe(map(body));
  }

  archive(kind: DirectoryKind, id: string): Observable<void> {
    return CALLS[kind].archive(this.#http, '', { id }).pipe(map(body));
  }

  restore(kind: DirectoryKind, id: string): Observable<DirectoryRecord> {
    return CALLS[kind].restore(this.#http, '', { id }).pipe(map(body));
  }
}
