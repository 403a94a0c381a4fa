import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { Router, provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { AuditEvent } from '@hms/shared-dto';
import { AuditApi } from '@hms/shared-ui/audit';
import { provideIcons } from '@hms/shared-ui/shell';
import { Actions, provideEffects } from '@ngrx/effects';
import { provideMockActions } from '@ngrx/effects/testing';
import { type Action, provideStore } from '@ngrx/store';
import { Subject, of, throwError } from 'rxjs';
import { aRow } from '../patients/testing';
import { auditRoutes } from './audit.routes';
import { AuditChoicesActions } from './audit-choices.actions';
import { AuditChoicesApi, patientChoice } from './audit-choices.api';
import { findPatients } from './audit-choices.effects';

const NURSE = '0197f2c4-8a51-7cc3-9d7e-5b1f20a4c601';
const PATIENT = '0197f2c4-8a51-7cc3-9d7e-5b1f20a4c602';
const READ: AuditEvent = {
  ...{ id: 'e1', occurredAt: '2026-11-22T05:11:00Z', actorId: NURSE, actorName: 'Asha Kulkarni', action: 'patient.read' },
  ...{ entity: 'patient', entityId: PATIENT, patientId: PATIENT, tenantId: null, tenantName: null },
  ...{ address: null, requestId: 'r1', details: {} },
};
const MEENA = patientChoice(aRow({ id: PATIENT }));

it('names a patient so that no namesake is meant', () => {
  expect(MEENA).toEqual({ id: PATIENT, name: 'SHARMA, Meena', detail: 'born 02-Mar-1978, CH-0000042' });
  expect(patientChoice(aRow({ dateOfBirth: null })).detail).toBe('birth date not recorded, CH-0000042');
});

describe('the audit of the hospital', () => {
  const audit = { list: jest.fn() };
  const choices = { people: jest.fn(), patients: jest.fn(), patient: jest.fn() };
  let fixture: ComponentFixture<unknown>;
  const page = () => fixture.nativeElement as HTMLElement;
  const settled = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
  };

  async function open(url: string): Promise<void> {
    const harness = await RouterTestingHarness.create();
    fixture = harness.fixture;
    await harness.navigateByUrl(url);
    await settled();
  }

  beforeEach(() => {
    jest.resetAllMocks();
    audit.list.mockReturnValue(of({ data: [READ], page: { nextCursor: null, total: null, totalIsEstimate: false } }));
    choices.patient.mockReturnValue(of(MEENA));
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: 'audit', children: auditRoutes }], withComponentInputBinding()),
        provideIcons(),
        provideStore(),
        provideEffects(),
        { provide: AuditApi, useValue: audit },
        { provide: AuditChoicesApi, useValue: choices },
      ],
    });
  });

  it('of one patient says who that is, and who looked at the chart', async () => {
    await open(`/audit?patientId=${PATIENT}`);
    expect(audit.list.mock.calls).toEqual([[{ limit: 50, patientId: PATIENT }]]);
    for (const part of ['SHARMA, Meena, born 02-Mar-1978, CH-0000042', 'Asha Kulkarni', "Opened a patient's chart"]) {
      expect(page().textContent).toContain(part);
    }
  });

  it('is still of that one patient when the name cannot be had', async () => {
    choices.patient.mockReturnValue(throwError(() => new Error('down')));
    await open(`/audit?patientId=${PATIENT}`);
    expect(page().textContent).toContain('One patient');
    expect(audit.list).toHaveBeenLastCalledWith({ limit: 50, patientId: PATIENT });
  });

  it('asks for no chart unless a patient was named', async () => {
    await open('/audit?patientId=everybody');
    expect(choices.patient).not.toHaveBeenCalled();
    expect(audit.list).toHaveBeenLastCalledWith({ limit: 50 });
  });

  it('narrows to a person and back, in the address', async () => {
    await open('/audit');
    page().querySelector<HTMLElement>('.who button')?.click();
    await settled();
    expect(TestBed.inject(Router).url).toBe(`/audit?actorId=${NURSE}`);
    page().querySelector<HTMLElement>('hms-filter-chip button')?.click();
    await settled();
    expect(TestBed.inject(Router).url).toBe('/audit');
  });
});

describe('searching patients', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('begins with two characters, once typing has paused', () => {
    const actions$ = new Subject<Action>();
    const patients = jest.fn(() => of([MEENA]));
    const actions = TestBed.configureTestingModule({ providers: [provideMockActions(() => actions$)] }).inject(Actions) as Actions;
    const seen: Action[] = [];
    findPatients(actions, { patients } as unknown as AuditChoicesApi).subscribe((action) => seen.push(action));
    for (const text of ['', 'M', 'Me', 'Mee']) actions$.next(AuditChoicesActions.patientsSearched({ text }));
    jest.advanceTimersByTime(250);
    actions$.next(AuditChoicesActions.patientsSearched({ text: 'M' }));
    jest.advanceTimersByTime(250);
    expect(patients.mock.calls).toEqual([['Mee']]);
    expect(seen).toEqual([AuditChoicesActions.patientsFound({ patients: [MEENA] }), AuditChoicesActions.patientsFound({ patients: [] })]);
  });
});
