import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { AvailabilityApi } from '../availability/availability.api';
import { AppointmentsApi } from './appointments.api';

/** Three pages of two: whatever a hospital has more of than one page is there too. */
const NEXT: Readonly<Record<string, string | null>> = { '': 'one', one: 'two', two: null };
const ALL = ['-a', '-b', 'one-a', 'one-b', 'two-a', 'two-b'];
const LISTS = ['/api/appointment-types', '/api/departments', '/api/doctors', '/api/rooms'];

describe('what is chosen from', () => {
  let http: HttpTestingController;

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    http = TestBed.inject(HttpTestingController);
  });

  /** Answers every page of every list. @returns the lists that were read, each with as many rows a page as there may be */
  function answerAll(): string[] {
    const read = new Set<string>();
    for (let open = http.match(() => true); open.length > 0; open = http.match(() => true)) {
      for (const { request, flush } of open.map((one) => ({ request: one.request, flush: one.flush.bind(one) }))) {
        expect(request.params.get('limit')).toBe('100');
        read.add(request.url);
        const at = request.params.get('cursor') ?? '';
        const data = ['a', 'b'].map((id) => ({ id: `${at}-${id}` }));
        flush({ data, page: { nextCursor: NEXT[at], total: null, totalIsEstimate: false } });
      }
    }
    return [...read].sort();
  }

  it('is all there is, however many pages it fills', () => {
    const found: string[][] = [];
    TestBed.inject(AppointmentsApi)
      .directory()
      .subscribe((directory) => found.push(...Object.values(directory).map((rows: readonly { id: string }[]) => rows.map(({ id }) => id))));
    expect(answerAll()).toEqual(LISTS);
    expect(found).toEqual(LISTS.map(() => ALL));
  });

  it('holds every doctor whose hours can be written', () => {
    let ids: string[] = [];
    TestBed.inject(AvailabilityApi)
      .doctors()
      .subscribe((doctors) => (ids = doctors.map(({ id }) => id)));
    answerAll();
    expect(ids).toEqual(ALL);
  });
});
