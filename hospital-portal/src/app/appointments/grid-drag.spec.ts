import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { provideIcons } from '@hms/shared-ui/shell';
import { DoctorGrid } from './components/doctor-grid.component';
import type { DayGrid } from './day-columns';
import { QUARTER_PX } from './day-grid.rules';
import { edgeWords, longerBy, obstacleAt, placeWords, startAt } from './drop-place';
import type { Shift } from './shift';
import { anAppointment } from './testing';

const NINE = 540;
const HOURS = { start: NINE, end: NINE + 180 };
const at = (id: string, start: number, more = {}) => ({
  appointment: anAppointment({ id, ...more }),
  ...{ start, end: start + 15, lane: 0, lanes: 1 },
});
const column = (doctorId: string, appointments: ReturnType<typeof at>[], away: { start: number; end: number; label: string }[] = []) => ({
  ...{ doctorId, name: `Dr ${doctorId}`, about: '', booked: appointments.length, appointments },
  ...{ taken: [], hidden: [], free: [], away },
});
const GRID: DayGrid = {
  hours: HOURS,
  columns: [
    {
      ...column('d1', [at('a1', NINE), at('a2', NINE + 60, { status: 'checked_in' })]),
      taken: [
        { start: NINE, end: NINE + 25, appointmentId: 'a1' },
        { start: NINE + 75, end: NINE + 90, appointmentId: null },
      ],
    },
    column('d2', [at('a3', NINE + 30, { status: 'cancelled' })], [{ start: NINE + 120, end: NINE + 180, label: 'Leave' }]),
  ],
};

describe('where a block is held', () => {
  it('begins at a quarter and stays within the hours that are shown', () => {
    const found = [0, QUARTER_PX * 3 + 4, -500, 10_000].map((offset) => startAt(offset, { hours: HOURS, length: 30 }));
    expect(found).toEqual([NINE, NINE + 45, NINE, NINE + 150]);
  });

  it('by its lower edge becomes longer or shorter by quarters, and ends with the hours that are shown', () => {
    const found = [4, 5, -3].map((quarters) => longerBy(QUARTER_PX * quarters + 4, { hours: HOURS, end: NINE + 50 }));
    expect(found).toEqual([15, 30, -90]);
    expect(longerBy(10_000, { hours: HOURS, end: NINE + 60 })).toBe(120);
    expect(edgeWords({ start: NINE, end: NINE + 45 }, null)).toBe('to 09:45, free');
  });

  it('says what would be in the way: somebody, the past, leave; neither itself nor who gave up', () => {
    const said = (column: number, start: number, now: number | null = null) =>
      placeWords({ start, end: start + 15 }, obstacleAt(GRID, { column, start, end: start + 15 }, { own: 'a1', now }));
    expect(said(0, NINE + 105)).toBe('10:45, free');
    expect(said(0, NINE)).toBe('09:00, free');
    expect(said(0, NINE + 60)).toBe('10:00, overlaps SHARMA, Meena');
    expect(said(0, NINE + 75)).toBe('10:15, taken');
    expect(said(1, NINE + 30)).toBe('09:30, free');
    expect(said(1, NINE + 120)).toBe('11:00, leave');
    expect(said(0, NINE + 15, NINE + 30)).toBe('09:15, over already');
  });
});

describe('a drag in the day by doctor', () => {
  let fixture: ComponentFixture<DoctorGrid>;
  const shifts: Shift[] = [];
  const page = () => fixture.nativeElement as HTMLElement;
  const block = (id: string) => page().querySelector<HTMLElement>(`[data-appointment=${id}]`)!;
  const fire = (target: EventTarget, type: string, [x, y]: readonly [number, number], more: object = {}) => {
    const event = new MouseEvent(type, { bubbles: true, cancelable: true, clientX: x, clientY: y, button: 0 });
    target.dispatchEvent(Object.assign(event, more));
    fixture.detectChanges();
    return event;
  };

  beforeEach(() => {
    shifts.length = 0;
    TestBed.configureTestingModule({ providers: [provideRouter([]), provideIcons()] });
    fixture = TestBed.createComponent(DoctorGrid);
    const { componentRef } = fixture;
    for (const [name, value] of Object.entries({ grid: GRID, day: '2026-11-23', zone: 'Asia/Kolkata', mayBook: true }))
      componentRef.setInput(name, value);
    fixture.componentInstance.shifted.subscribe((shift) => shifts.push(shift));
    document.body.append(page());
    fixture.detectChanges();
    // Columns of 100 px beside each other, blocks where the grid puts them.
    page()
      .querySelectorAll<HTMLElement>('[data-body]')
      .forEach((body, index) => (body.getBoundingClientRect = () => new DOMRect(index * 100, 0, 100, 500)));
    block('a1').getBoundingClientRect = () => new DOMRect(0, 0, 100, 19);
  });
  afterEach(() => page().remove());

  it('shows where it would be, and asks for it when it is dropped; the link is not opened', () => {
    fire(block('a1'), 'pointerdown', [50, 5]);
    fire(document, 'pointermove', [150, 5 + QUARTER_PX * 4]);
    expect(page().querySelector('.ghost')?.textContent?.trim()).toBe('10:00, free');
    expect(block('a1').classList).toContain('dragged');
    fire(document, 'pointerup', [150, 5 + QUARTER_PX * 4]);
    expect(shifts).toMatchObject([{ doctorId: 'd2', startsAt: '2026-11-23T04:30:00Z', endsAt: '2026-11-23T04:45:00Z' }]);
    expect(page().querySelector('.ghost')).toBeNull();
    expect(fire(block('a1'), 'click', [150, 5]).defaultPrevented).toBe(true);
  });

  it('of the lower edge makes it longer where it is, and never shorter than may be', () => {
    const drag = (to: number) => {
      fire(block('a1').querySelector('[data-edge]')!, 'pointerdown', [50, 18]);
      fire(document, 'pointermove', [150, to]);
      const said = page().querySelector('.ghost')?.textContent?.trim();
      fire(document, 'pointerup', [150, to]);
      return said;
    };
    expect([drag(18 + QUARTER_PX * 2), drag(-40)]).toEqual(['to 09:45, free', 'to 09:05, free']);
    expect(shifts.map(({ doctorId, startsAt, endsAt }) => [doctorId, startsAt, endsAt])).toEqual([
      ['d1', '2026-11-23T03:30:00Z', '2026-11-23T04:15:00Z'],
      ['d1', '2026-11-23T03:30:00Z', '2026-11-23T03:35:00Z'],
    ]);
    expect(block('a2').querySelector('[data-edge]')).toBeNull();
  });

  it('is none where it was, after Escape, of what is here already, with a finger, or by a press', () => {
    const drag = (id: string, more: object = {}) => {
      fire(block(id), 'pointerdown', [50, 5], more);
      fire(document, 'pointermove', [50, 5 + QUARTER_PX * 8]);
    };
    drag('a1');
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    fire(document, 'pointerup', [50, 100]);
    drag('a2');
    fire(document, 'pointerup', [50, 100]);
    drag('a1', { pointerType: 'touch' });
    fire(document, 'pointerup', [50, 100]);
    fire(block('a1'), 'pointerdown', [50, 5]);
    fire(document, 'pointermove', [52, 5]);
    fire(document, 'pointerup', [52, 5]);
    drag('a1');
    fire(document, 'pointermove', [50, 6]);
    fire(document, 'pointerup', [50, 6]);
    expect(shifts).toEqual([]);
  });
});
