import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { AuditEvent, AuditEventList } from '@hms/shared-dto';
import { Actions } from '@ngrx/effects';
import { provideMockActions } from '@ngrx/effects/testing';
import type { Action } from '@ngrx/store';
import { Subject, throwError } from 'rxjs';
import { provideIcons } from '../icons/provide-icons';
import { Problem } from '../session/problem';
import { AuditApiActions, AuditPageActions } from './audit.actions';
import type { AuditApi } from './audit.api';
import { loadAudit } from './audit.effects';
import { auditFeature, initialAudit } from './audit.feature';
import { daysInWords, toAuditQuery } from './audit-query';
import { HmsAuditTable } from './audit-table.component';
import { actionInWords, factsOf } from './audit-words';

const NURSE = '0197f2c4-8a51-7cc3-9d7e-5b1f20a4c601';
const PATIENT = '0197f2c4-8a51-7cc3-9d7e-5b1f20a4c602';

const anEvent = (change: Partial<AuditEvent> = {}): AuditEvent => ({
  id: '0197f2c4-8a51-7cc3-9d7e-5b1f20a4c603',
  occurredAt: '2026-11-22T05:11:00Z',
  actorId: NURSE,
  actorName: 'Asha Kulkarni',
  action: 'patient.read',
  entity: 'patient',
  entityId: PATIENT,
  patientId: PATIENT,
  tenantId: null,
  tenantName: null,
  address: '203.0.113.7',
  requestId: '7f3a91c2d0e84b15',
  details: {},
  ...change,
});
const listOf = (...data: AuditEvent[]): AuditEventList => ({ data, page: { nextCursor: 'abc', total: null, totalIsEstimate: false } });
const down = new Problem({ status: 503, title: '', detail: 'Down.', code: 'dependency.down', traceId: null });

describe('words', () => {
  it('say what happened, and show a code that they do not know', () => {
    expect(actionInWords('patient.read')).toBe("Opened a patient's chart");
    expect(actionInWords('bed.moved')).toBe('bed.moved');
    expect(actionInWords('constructor')).toBe('constructor');
  });

  it('tell what an event keeps besides', () => {
    const details = {
      fields: ['phone', 'address'],
      idleMinutes: { before: 15, after: 5 },
      mfaRequired: true,
      reason: '',
      from: { city: 'Pune' },
    };
    expect(factsOf(details)).toEqual([
      { label: 'Fields', value: 'phone, address' },
      { label: 'Idle minutes', value: '15 → 5' },
      { label: 'Mfa required', value: 'Yes' },
      { label: 'Reason', value: 'None' },
      { label: 'From', value: 'City Pune' },
    ]);
  });
});

describe('the address', () => {
  it('is asked only for what the server takes', () => {
    expect(toAuditQuery({ tenantId: 'x', patientId: '1', actorId: "' OR 1=1", from: '2026-02-30', to: 'today', cursor: '%' })).toEqual({
      limit: 50,
    });
    const params = { tenantId: 'demo_hospital_001', actorId: NURSE, from: '2026-11-01', to: '2026-11-22' };
    expect(toAuditQuery(params)).toEqual({ limit: 50, ...params });
    expect(daysInWords(params)).toBe('from 01-Nov-2026 until 22-Nov-2026');
    expect(daysInWords({})).toBe('');
  });
});

describe('the list', () => {
  const actions$ = new Subject<Action>();
  const api = { list: jest.fn() };

  it('is that of the newest question', () => {
    const actions = TestBed.configureTestingModule({ providers: [provideMockActions(() => actions$)] }).inject(Actions) as Actions;
    const [first, second] = [new Subject<AuditEventList>(), new Subject<AuditEventList>()];
    api.list
      .mockReturnValueOnce(first)
      .mockReturnValueOnce(second)
      .mockReturnValueOnce(throwError(() => down));
    const seen: Action[] = [];
    loadAudit(actions, api as unknown as AuditApi).subscribe((action) => seen.push(action));
    actions$.next(AuditPageActions.listOpened({ query: {} }));
    actions$.next(AuditPageActions.listOpened({ query: { actorId: NURSE } }));
    first.next(listOf(anEvent()));
    second.next(listOf());
    actions$.next(AuditPageActions.listOpened({ query: {} }));
    expect(seen).toEqual([AuditApiActions.listLoaded({ list: listOf() }), AuditApiActions.listFailed({ problem: down })]);
  });

  it('keeps what was shown while the next page comes', () => {
    const loaded = auditFeature.reducer(initialAudit, AuditApiActions.listLoaded({ list: listOf(anEvent()) }));
    expect(loaded).toMatchObject({ status: 'loaded', nextCursor: 'abc' });
    expect(auditFeature.reducer(loaded, AuditPageActions.listOpened({ query: {} }))).toMatchObject({
      status: 'loading',
      events: [anEvent()],
    });
  });
});

describe('the table', () => {
  let fixture: ComponentFixture<HmsAuditTable>;
  const table = () => fixture.nativeElement as HTMLElement;
  const chosen: string[] = [];

  async function show(inputs: Readonly<Record<string, unknown>>): Promise<void> {
    TestBed.configureTestingModule({ providers: [provideRouter([]), provideIcons()] });
    fixture = TestBed.createComponent(HmsAuditTable);
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    fixture.componentInstance.personChosen.subscribe((id) => chosen.push(id));
    await fixture.whenStable();
  }

  it('opens the details of one event at a time', async () => {
    await show({ about: 'patient', events: [anEvent(), anEvent({ id: 'b', action: 'patient.updated', details: { fields: ['phone'] } })] });
    expect(table().textContent).not.toContain('203.0.113.7');
    const [first, second] = [...table().querySelectorAll<HTMLButtonElement>('[aria-expanded]')];
    first?.click();
    await fixture.whenStable();
    for (const part of ['203.0.113.7', '7f3a91c2d0e84b15', 'patient.read']) expect(table().textContent).toContain(part);
    second?.click();
    await fixture.whenStable();
    expect(table().querySelectorAll('.details')).toHaveLength(1);
    expect(table().querySelector('.details')?.textContent).toContain('phone');
  });

  it('leads to the chart, and to what else the person did', async () => {
    await show({ about: 'patient', events: [anEvent(), anEvent({ id: 'b', actorId: null, actorName: 'System', patientId: null })] });
    expect([...table().querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual([`/patients/${PATIENT}`]);
    const people = [...table().querySelectorAll<HTMLButtonElement>('.who button')];
    expect(people.map(({ textContent }) => textContent.trim())).toEqual(['Asha Kulkarni']);
    people[0]?.click();
    expect(chosen).toEqual([NURSE]);
  });

  it('names the hospital, also one that is gone', async () => {
    const [here, gone] = [
      { tenantId: 'demo_a', tenantName: 'City Hospital' },
      { tenantId: 'demo_b', tenantName: null },
    ];
    await show({ about: 'hospital', actorId: NURSE, events: [anEvent(here), anEvent({ id: 'b', ...gone })] });
    expect([...table().querySelectorAll('.about')].map(({ textContent }) => textContent.trim())).toEqual(['City Hospital', 'demo_b']);
    expect(table().querySelectorAll('.who button')).toHaveLength(0); // all of it is theirs already
  });
});
