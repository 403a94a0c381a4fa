import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { Condition } from '@hms/shared-dto';
import { DiagnosesApi } from './diagnoses.api';
import { aCondition } from './testing';

it('a problem list is read to its end, however many pages it fills', () => {
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
  const http = TestBed.inject(HttpTestingController);
  let found: readonly Condition[] = [];
  TestBed.inject(DiagnosesApi)
    .list({ patientId: 'p1', visitId: null })
    .subscribe((all) => (found = all));
  const answer = (cursor: string | null, data: readonly Condition[], nextCursor: string | null) =>
    http
      .expectOne(({ params }) => params.get('category') === 'problem-list-item' && params.get('cursor') === cursor)
      .flush({ data, page: { nextCursor, total: 101, totalIsEstimate: false } });
  answer(null, [aCondition({ id: 'newest' })], 'after');
  answer('after', [aCondition({ id: 'oldest' })], null);
  expect(found.map(({ id }) => id)).toEqual(['newest', 'oldest']);
});
