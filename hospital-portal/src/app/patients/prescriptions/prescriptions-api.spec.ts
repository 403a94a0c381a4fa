import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { PrescriptionsApi } from './prescriptions.api';
import type { PatientPrescriptions } from './prescriptions.types';
import { aPrescription } from './testing';

it('a patient’s prescriptions: what has ended is not among those that are taken, but among the rest', () => {
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
  const http = TestBed.inject(HttpTestingController);
  let found: PatientPrescriptions | null = null;
  TestBed.inject(PrescriptionsApi)
    .ofPatient('p1')
    .subscribe((answer) => (found = answer));
  const [draft, taken, ended] = [aPrescription({ id: 'd', status: 'draft' }), aPrescription({ id: 't' }), aPrescription({ id: 'e' })];
  const page = { nextCursor: null, total: null, totalIsEstimate: false };
  const answer = (wanted: Record<string, string | null>, data: readonly object[]) =>
    http.expectOne(({ params }) => Object.entries(wanted).every(([name, value]) => params.get(name) === value)).flush({ data, page });
  answer({ status: 'draft' }, [draft]);
  answer({ status: null, course: 'ongoing' }, [taken]);
  answer({ status: null, course: null }, [draft, taken, ended]);
  expect(found).toEqual({ drafts: [draft], active: [taken], past: [ended], nextCursor: null });
});
