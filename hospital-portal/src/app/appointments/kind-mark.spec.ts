import type { Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { provideIcons } from '@hms/shared-ui/shell';
import { DayList } from './components/day-list.component';
import { DoctorGrid } from './components/doctor-grid.component';
import { dayGrid } from './day-columns';
import { anAppointment } from './testing';

const ZONE = 'Asia/Kolkata';
const DAY = '2026-11-23';
const ROWS = [
  anAppointment({ typeId: 't1', typeName: 'Follow-up', typeColour: 3 }),
  anAppointment({ id: 'a2', startsAt: '2026-11-23T05:30:00Z', endsAt: '2026-11-23T06:30:00Z' }),
];
const DOCTOR = {
  id: 'd1',
  name: 'Dr Asha Menon',
  specialty: null,
  departmentId: null,
  departmentName: null,
  qualification: null,
  registrationNumber: null,
};

async function rendered<T>(component: Type<T>, inputs: Readonly<Record<string, unknown>>): Promise<HTMLElement> {
  TestBed.configureTestingModule({ providers: [provideRouter([]), provideIcons()] });
  const fixture = TestBed.createComponent(component);
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  await fixture.whenStable();
  return fixture.nativeElement as HTMLElement;
}
const coloursIn = (page: HTMLElement) =>
  [...page.querySelectorAll<HTMLElement>('hp-kind-mark')].map((mark) => [
    mark.style.getPropertyValue('--kind'),
    mark.getAttribute('aria-hidden'),
  ]);

it('the day by doctor marks the kind with its colour, and says it in words', async () => {
  const grid = dayGrid({
    doctors: [DOCTOR],
    appointments: ROWS,
    taken: [],
    workingHours: [],
    clock: { day: DAY, zone: ZONE },
    now: '2026-11-23T00:00:00Z',
  });
  const page = await rendered(DoctorGrid, { grid, day: DAY, zone: ZONE });
  expect(coloursIn(page)).toEqual([['var(--chart-3)', 'true']]);
  expect(page.querySelector('[data-appointment=a1]')?.getAttribute('aria-label')).toContain('SHARMA, Meena, Fever, Scheduled, Follow-up');
});

it('the list marks it, too, beside its name', async () => {
  const page = await rendered(DayList, { appointments: ROWS, zone: ZONE });
  expect(coloursIn(page)).toEqual([['var(--chart-3)', 'true']]);
  expect(page.querySelectorAll('[data-label=Reason]')[0]?.textContent).toMatch(/Fever\s+Follow-up/);
});
