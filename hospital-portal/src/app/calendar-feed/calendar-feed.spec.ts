import { type ComponentFixture, TestBed } from '@angular/core/testing';
import type { CalendarFeed, CalendarFeedAddress } from '@hms/shared-dto';
import { Dialogs, Problem, ToastService, sessionFeature } from '@hms/shared-ui';
import { provideIcons } from '@hms/shared-ui/shell';
import { provideState, provideStore } from '@ngrx/store';
import { of, throwError } from 'rxjs';
import { CalendarFeedApi } from './calendar-feed.api';
import { CalendarFeedPage } from './calendar-feed.page';

const URL = 'https://cityhospital.hospitals.example/api/doctors/d1/calendar.ics?token=secret';
const createdAt = '2026-11-22T05:11:00.000Z';
const refusal = (status: number, code: string) =>
  throwError(() => new Problem({ status, code, title: 'Not done', detail: 'Why.', traceId: null }));

describe('the calendar address', () => {
  let fixture: ComponentFixture<CalendarFeedPage>;
  const api = {
    get: jest.fn(() => of<CalendarFeed>({ createdAt: null })),
    issue: jest.fn(() => of<CalendarFeedAddress>({ url: URL, createdAt })),
    revoke: jest.fn(() => of(undefined)),
  };
  const confirm = jest.fn(() => Promise.resolve<{ reason: string } | null>({ reason: '' }));
  const writeText = jest.fn(() => Promise.resolve());

  const page = () => fixture.nativeElement as HTMLElement;
  const shown = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
  };
  const press = async (words: string) => {
    [...page().querySelectorAll('button')].find(({ textContent }) => textContent.includes(words))!.click();
    await shown();
  };
  const open = async () => {
    fixture = TestBed.createComponent(CalendarFeedPage);
    await shown();
  };
  const field = () => page().querySelector('input');

  beforeEach(() => {
    jest.clearAllMocks();
    Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
    TestBed.configureTestingModule({
      providers: [
        provideIcons(),
        provideStore(),
        provideState(sessionFeature),
        { provide: CalendarFeedApi, useValue: api },
        { provide: Dialogs, useValue: { confirm } },
      ],
    });
  });

  it('is made without a question when there is none, shown once and copied', async () => {
    await open();
    expect(page().textContent).not.toContain('You have an address');
    await press('Make a calendar address');
    expect(confirm).not.toHaveBeenCalled();
    expect(field()?.value).toBe(URL);
    expect(page().textContent).toContain('This address is shown only now.');
    await press('Copy');
    expect(writeText).toHaveBeenCalledWith(URL);
    expect(page().querySelector('[role=status]')?.textContent).toBe('Copied.');
    await open();
    expect(field()).toBeNull();
  });

  it('can be marked by hand where the browser copies nothing', async () => {
    writeText.mockRejectedValueOnce(new Error('denied'));
    await open();
    await press('Make a calendar address');
    await press('Copy');
    expect(page().querySelector('[role=status]')?.textContent).toContain('copy it by hand');
  });

  it('is made anew and ended after a question alone', async () => {
    api.get.mockReturnValueOnce(of({ createdAt }));
    await open();
    expect(page().textContent).toContain('22-Nov-2026');
    expect(field()).toBeNull();
    confirm.mockResolvedValueOnce(null);
    await press('Make a new address');
    expect(api.issue).not.toHaveBeenCalled();
    await press('Make a new address');
    expect(field()?.value).toBe(URL);
    confirm.mockResolvedValueOnce(null);
    await press('End the address');
    expect(api.revoke).not.toHaveBeenCalled();
    await press('End the address');
    expect([field(), TestBed.inject(ToastService).current()?.text]).toEqual([null, 'The address is ended.']);
    expect(page().textContent).toContain('Make a calendar address');
  });

  it('says why it was not made, and keeps what was there', async () => {
    api.issue.mockReturnValueOnce(refusal(429, 'rate.limited'));
    await open();
    await press('Make a calendar address');
    expect(page().querySelector('[role=alert]')).not.toBeNull();
    expect(field()).toBeNull();
  });

  it('is for doctors; what could not be loaded can be asked for again', async () => {
    api.get.mockReturnValueOnce(refusal(404, 'doctor.not_found'));
    await open();
    expect(page().textContent).toContain('Only doctors have a calendar address');
    api.get.mockReturnValueOnce(refusal(500, 'internal'));
    await open();
    expect(page().textContent).toContain('could not be loaded');
    await press('Try again');
    expect(page().textContent).toContain('Make a calendar address');
  });
});
