import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { provideIcons } from '@hms/shared-ui/shell';
import type { DayGrid } from '../day-columns';
import { DoctorGrid } from './doctor-grid.component';

const NINE = 540;
const GRID: DayGrid = {
  hours: { start: NINE, end: NINE + 120 },
  columns: [
    {
      ...{ doctorId: 'd1', name: 'Dr Asha Menon', about: '', booked: 1, appointments: [], away: [] },
      ...{ taken: [], free: [{ start: NINE, end: NINE + 20 }] },
      hidden: [
        { start: NINE + 30, end: NINE + 45, appointmentId: null },
        { start: NINE + 60, end: NINE + 75, appointmentId: 'a1' },
      ],
    },
  ],
};

it('the day by doctor draws what is held or not shown, by nobody’s name, and books as long as the slot that is pressed', async () => {
  TestBed.configureTestingModule({ providers: [provideRouter([]), provideIcons()] });
  const fixture = TestBed.createComponent(DoctorGrid);
  for (const [name, value] of Object.entries({ grid: GRID, day: '2026-11-23', zone: 'Asia/Kolkata', mayBook: true }))
    fixture.componentRef.setInput(name, value);
  await fixture.whenStable();
  const page = fixture.nativeElement as HTMLElement;
  expect([...page.querySelectorAll('.taken')].map(({ textContent }) => textContent)).toEqual(['Held', 'Taken']);
  const booking = new URL(page.querySelector<HTMLAnchorElement>('.free')!.href).searchParams;
  expect([booking.get('startsAt'), booking.get('endsAt')]).toEqual(['2026-11-23T03:30:00Z', '2026-11-23T03:50:00Z']);
});
