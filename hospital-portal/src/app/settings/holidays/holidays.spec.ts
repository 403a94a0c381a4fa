import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { ActivatedRoute, convertToParamMap, provideRouter } from '@angular/router';
import type { Holiday, HolidayRequest } from '@hms/shared-dto';
import { Dialogs, Problem, ToastService, sessionFeature } from '@hms/shared-ui';
import { provideIcons } from '@hms/shared-ui/shell';
import { provideEffects } from '@ngrx/effects';
import { provideState, provideStore } from '@ngrx/store';
import { BehaviorSubject, type Observable, of, throwError } from 'rxjs';
import { HolidaysApi } from './holidays.api';
import * as holidaysEffects from './holidays.effects';
import { holidaysFeature } from './holidays.feature';
import { HolidaysPage } from './holidays.page';

const FEAST: Holiday = { id: 'h1', date: '2026-12-25', name: 'Christmas', createdAt: '2026-11-01T05:00:00Z' };
const refused = (code: string, more = {}): Observable<never> =>
  throwError(() => new Problem({ status: 409, code, title: '', detail: `Refused: ${code}.`, traceId: null, more }));

describe('holidays', () => {
  let fixture: ComponentFixture<HolidaysPage>;
  const query = new BehaviorSubject(convertToParamMap({ year: '2026' }));
  const api = {
    list: jest.fn((): Observable<readonly Holiday[]> => of([FEAST])),
    add: jest.fn((): Observable<Holiday> => of(FEAST)),
    remove: jest.fn((): Observable<unknown> => of(null)),
  };
  const dialogs = { confirm: jest.fn() };
  const page = () => fixture.nativeElement as HTMLElement;
  const shown = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
  };
  const press = async (words: string) => {
    [...page().querySelectorAll('button')].find(({ textContent }) => textContent.includes(words))?.click();
    await shown();
  };
  const type = (field: string, value: string) => {
    const input = page().querySelector<HTMLInputElement>(`[formControlName=${field}]`);
    if (!input) throw new Error(`no field ${field}`);
    input.value = value;
    input.dispatchEvent(new Event('input'));
  };
  const addFeast = async () => {
    await press('Add a holiday');
    type('date', '2026-12-25');
    type('name', ' Christmas ');
    await press('Save holiday');
  };
  const sent = () => api.add.mock.calls as unknown as [HolidayRequest, string][];

  beforeEach(async () => {
    jest.clearAllMocks();
    query.next(convertToParamMap({ year: '2026' }));
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        provideIcons(),
        provideStore(),
        provideState(sessionFeature),
        provideState(holidaysFeature),
        provideEffects(holidaysEffects),
        { provide: HolidaysApi, useValue: api },
        { provide: Dialogs, useValue: dialogs },
        { provide: ActivatedRoute, useValue: { queryParamMap: query, snapshot: { queryParams: {} } } },
      ],
    });
    fixture = TestBed.createComponent(HolidaysPage);
    await shown();
  });

  it('asks about the appointments of the day, and adds it as a new intent when the person goes on', async () => {
    const orphans = [{ id: 'a1', doctorId: 'd1', patientName: 'Meena Sharma', startsAt: '2026-12-25T03:30:00Z', endsAt: '' }];
    api.add.mockReturnValueOnce(refused('availability.orphans', { orphans, total: 1 }));
    dialogs.confirm.mockResolvedValueOnce({ reason: '' });
    await addFeast();
    await shown();
    const [[first, key], [second, newKey]] = sent();
    expect([first, second]).toEqual([
      { date: '2026-12-25', name: 'Christmas' },
      { date: '2026-12-25', name: 'Christmas', acceptOrphans: true },
    ]);
    expect(newKey).not.toBe(key);
    expect(page().querySelector('form')).toBeNull();
    expect(TestBed.inject(ToastService).current()?.text).toBe('Christmas added.');
  });

  it('leaves everything as it was when the person goes back', async () => {
    api.add.mockReturnValueOnce(refused('availability.orphans', { orphans: [], total: 1 }));
    dialogs.confirm.mockResolvedValueOnce(null);
    await addFeast();
    expect(sent()).toHaveLength(1);
    expect(page().querySelector('form')).not.toBeNull();
  });

  it('says in the form that the day is taken', async () => {
    api.add.mockReturnValueOnce(refused('holiday.taken'));
    await addFeast();
    expect(page().querySelector('[role=alert]')?.textContent).toContain('Refused: holiday.taken.');
  });

  it('shows the year of the address, and another one without the rows of the first', async () => {
    expect(api.list).toHaveBeenLastCalledWith(2026);
    api.list.mockReturnValueOnce(of([]));
    query.next(convertToParamMap({ year: '2027' }));
    await shown();
    expect(api.list).toHaveBeenLastCalledWith(2027);
    expect(page().textContent).toContain('No holidays in 2027');
    query.next(convertToParamMap({ year: 'x' }));
    await shown();
    expect(api.list).toHaveBeenLastCalledWith(new Date().getUTCFullYear());
  });

  it('asks before one is removed, and says why it was not', async () => {
    dialogs.confirm.mockResolvedValueOnce(null);
    await press('Remove Christmas');
    expect(api.remove).not.toHaveBeenCalled();
    dialogs.confirm.mockResolvedValueOnce({ reason: '' });
    api.remove.mockReturnValueOnce(refused('holiday.not_found'));
    await press('Remove Christmas');
    expect(page().textContent).toContain('Refused: holiday.not_found.');
  });
});
