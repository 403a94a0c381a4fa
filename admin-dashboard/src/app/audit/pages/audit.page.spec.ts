import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { Router, provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { AuditEvent } from '@hms/shared-dto';
import { AuditApi } from '@hms/shared-ui/audit';
import { provideIcons } from '@hms/shared-ui/shell';
import { provideEffects } from '@ngrx/effects';
import { provideStore } from '@ngrx/store';
import { of, throwError } from 'rxjs';
import { HospitalChoicesApi } from '../../shared/hospitals/hospital-choices.api';
import { aProblem } from '../../testing/builders';
import { auditRoutes } from '../audit.routes';

const OPERATOR = '0197f2c4-8a51-7cc3-9d7e-5b1f20a4c601';
const SUSPENDED: AuditEvent = {
  ...{ id: 'e1', occurredAt: '2026-11-22T05:11:00Z', actorId: OPERATOR, actorName: 'Ritu Kapoor', action: 'tenant.suspended' },
  ...{ entity: 'tenant', entityId: 'demo_a', patientId: null, tenantId: 'demo_a', tenantName: 'City Hospital' },
  ...{ address: null, requestId: 'r1', details: { kind: 'lock' } },
};

const api = { list: jest.fn() };
let harness: RouterTestingHarness;
let fixture: ComponentFixture<unknown>;
const text = () => (fixture.nativeElement as HTMLElement).textContent.replace(/\s+/g, ' ');
const click = async (selector: string) => {
  const button = (fixture.nativeElement as HTMLElement).querySelector<HTMLElement>(selector);
  if (!button) throw new Error(`There is no ${selector}.`);
  button.click();
  await settled();
};
const settled = async () => {
  await new Promise((resolve) => setTimeout(resolve));
  await fixture.whenStable();
};

async function open(url: string): Promise<void> {
  harness = await RouterTestingHarness.create();
  fixture = harness.fixture;
  await harness.navigateByUrl(url);
  await settled();
}

beforeEach(() => {
  jest.resetAllMocks();
  api.list.mockReturnValue(of({ data: [SUSPENDED], page: { nextCursor: 'abc', total: null, totalIsEstimate: false } }));
  TestBed.configureTestingModule({
    providers: [
      provideRouter(
        [
          { path: 'audit', children: auditRoutes },
          { path: 'tenants/:tenantId', children: auditRoutes },
        ],
        withComponentInputBinding(),
      ),
      provideIcons(),
      provideStore(),
      provideEffects(),
      { provide: AuditApi, useValue: api },
      { provide: HospitalChoicesApi, useValue: { search: () => of([]) } },
    ],
  });
});

it('tells who did what to which hospital', async () => {
  await open('/audit?from=2026-11-01&to=never');
  expect(api.list.mock.calls).toEqual([[{ limit: 50, from: '2026-11-01' }]]);
  for (const part of ['Ritu Kapoor', 'Suspended the hospital', 'City Hospital']) expect(text()).toContain(part);
});

it('narrows to a person by a press on the name, in the address', async () => {
  await open('/audit?cursor=abc');
  await click('.who button');
  expect(TestBed.inject(Router).url).toBe(`/audit?actorId=${OPERATOR}`);
  expect(api.list).toHaveBeenLastCalledWith({ limit: 50, actorId: OPERATOR });
  await click('hms-filter-chip button');
  expect(TestBed.inject(Router).url).toBe('/audit');
});

it('as a tab is of its hospital, whatever the filters', async () => {
  await open('/tenants/demo_a');
  expect(api.list).toHaveBeenLastCalledWith({ limit: 50, tenantId: 'demo_a' });
  expect(text()).not.toContain('All hospitals');
  expect((fixture.nativeElement as HTMLElement).querySelectorAll('input[type=text]')).toHaveLength(0);
});

it('says that nothing is recorded, and why it could not be loaded', async () => {
  api.list.mockReturnValue(of({ data: [], page: { nextCursor: null, total: null, totalIsEstimate: false } }));
  await open('/audit?to=2026-11-01');
  expect(text()).toContain('No event until 01-Nov-2026.');
  api.list.mockReturnValue(throwError(() => aProblem()));
  await click('hms-empty-state button');
  expect(text()).toContain('The audit could not be loaded. Detail of dependency.down.');
});
