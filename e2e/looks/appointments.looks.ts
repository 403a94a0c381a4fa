import { expect, type Page } from '@playwright/test';
import { answered, changed, failing, refused } from './answers.js';
import { aLook, at, dialogOpen, type Look, loaded, press } from './look-list.js';
import { aSeries, SERIES_ID, seriesConflict } from './series-answers.js';

const CALENDAR = '/api/appointments/calendar';
const STATUSES = ['completed', 'no_show', 'in_progress', 'checked_in', 'scheduled', 'cancelled'];

/** A day with appointments that can still be moved, by the clock of India. */
const tomorrow = new Date(Date.now() + 29.5 * 3_600_000).toISOString().slice(0, 10);
const aTime = (hour: string) => ({ doctorId: 'd1', startsAt: `${tomorrow}T${hour}:00Z`, endsAt: `${tomorrow}T${hour}:15Z` });

/** Every status, whatever the hour of the day is. */
const inEveryStatus = (body: Record<string, unknown>): Record<string, unknown> => {
  const rows = body['data'] as Record<string, unknown>[];
  return { ...body, data: rows.map((row, index) => ({ ...row, status: STATUSES[index % STATUSES.length] })) };
};

/** The calendar, booking and one appointment of a hospital whose today is full. */
export function appointmentLooks(origin: string) {
  const open = at(origin);
  const calendar = (page: Page, query = '') => open(page, `/calendar${query}`, /day \d{2}-/);
  const openOne = async (page: Page): Promise<void> => {
    await calendar(page, '?view=list');
    await page.getByRole('table').getByRole('link').first().click();
    await expect(page.getByRole('heading', { name: 'Appointment', level: 1 })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'History' })).toBeVisible();
  };
  const scheduled = (body: Record<string, unknown>) => ({ ...body, status: 'scheduled' });
  /** FullCalendar names the heads of its days and its days apart from what they show, and makes links the items of its list. */
  const withDays = (name: string, open: (page: Page) => Promise<void>): Look => ({
    ...aLook(name, open),
    except: ['empty-table-header', 'label-content-name-mismatch', 'aria-allowed-role'],
  });
  /** Along the clock, of one doctor or of all; shown once FullCalendar is there. */
  const along = async (page: Page, query: string): Promise<void> => {
    await page.goto(`${origin}/calendar${query}`);
    await expect(page.getByRole('group', { name: /^Calendar: / })).toBeVisible();
    await loaded(page);
  };
  const ofOneDoctor = async (page: Page, query: string): Promise<void> => {
    await along(page, query);
    await page.getByLabel('Doctor', { exact: true }).selectOption({ index: 1 });
    await expect(page).toHaveURL(/doctor=/);
    await loaded(page);
  };
  /** Taken up with the keyboard and moved by a quarter of an hour. */
  const takeUp = async (page: Page): Promise<void> => {
    await calendar(page, `?date=${tomorrow}`);
    await page
      .getByRole('link', { name: /, Scheduled/ })
      .first()
      .press('Alt+ArrowDown');
    await expect(page.getByRole('button', { name: 'Put it there' })).toBeVisible();
  };
  const day: readonly Look[] = [
    aLook('by doctor', async (page) => {
      await changed(page, CALENDAR, inEveryStatus);
      await calendar(page);
    }),
    withDays('week', (page) => ofOneDoctor(page, '?view=week')),
    withDays('month', (page) => along(page, '?view=month')),
    withDays('day', async (page) => {
      await changed(page, CALENDAR, inEveryStatus);
      await ofOneDoctor(page, '?view=day');
    }),
    aLook('moving', takeUp),
    aLook('move refused', async (page) => {
      const conflicts = [{ with: 'doctor', startsAt: `${tomorrow}T03:45:00Z`, endsAt: `${tomorrow}T04:00:00Z` }];
      const alternatives = [aTime('05:00'), aTime('06:00'), aTime('07:00')];
      const problem = { status: 409, code: 'appointment.conflict', title: 'Taken', detail: 'Taken.', conflicts, alternatives };
      await refused(page, '/api/appointments/[^/]+', problem, 'PUT');
      await takeUp(page);
      await press(page, 'Put it there');
      await expect(page.getByText('The doctor is booked from 09:15 to 09:30.')).toBeVisible();
    }),
    aLook('list', (page) => calendar(page, '?view=list')),
    aLook('nothing', (page) => calendar(page, '?date=2031-01-05')),
    aLook('no match', (page) => calendar(page, '?date=2031-01-05&status=no_show')),
    aLook('error', async (page) => {
      await failing(page, CALENDAR);
      await calendar(page);
      await expect(page.getByText('The calendar could not be loaded.')).toBeVisible();
    }),
  ];
  return {
    '/calendar': day,
    '/appointments/new': [
      aLook('plain', (page) => open(page, '/appointments/new', 'Book appointment')),
      aLook('any doctor', async (page) => {
        await open(page, '/appointments/new', 'Book appointment');
        await page.getByLabel('Doctor').selectOption('any');
        await expect(page.getByRole('group', { name: /day \d{2}-/ }).first()).toBeVisible();
      }),
      aLook('faults', async (page) => {
        await open(page, '/appointments/new', 'Book appointment');
        await press(page, 'Book appointment');
        await expect(page.getByText('The appointment was not booked')).toBeVisible();
      }),
      aLook('new patient', async (page) => {
        await open(page, '/appointments/new', 'Book appointment');
        await page.getByLabel('Find the patient').fill('anil zzqq');
        await expect(page.getByText('Nobody matches.')).toBeVisible();
        await press(page, 'New patient');
        await press(page, 'Register and go on');
        await expect(page.getByText('Write the date of birth, or the age.')).toBeVisible();
      }),
      aLook('new patient, much alike', async (page) => {
        const one = { id: '0197f2c4-8a51-7cc3-9d7e-5b1f20a4c611', patientNumber: 'CH-0000042', lastName: 'Sharma', firstName: 'Meena' };
        const more = {
          dateOfBirth: '1978-03-02',
          gender: 'female',
          phone: null,
          middleName: null,
          title: null,
          reasons: ['name'],
          score: 75,
        };
        const problem = { status: 409, code: 'patient.possible_duplicate', title: 'Possible duplicate', detail: 'May be the same person.' };
        await refused(page, '/api/patients', { ...problem, candidates: [{ ...one, ...more }] }, 'POST');
        await open(page, '/appointments/new', 'Book appointment');
        await press(page, 'New patient');
        await page.getByLabel('Last name').fill('Sharma');
        await page.getByLabel('Age in years').fill('48');
        await page.getByLabel('Sex').selectOption('female');
        await press(page, 'Register and go on');
        await expect(page.getByRole('button', { name: /^Book for this one/ })).toBeVisible();
      }),
      aLook('repeats', async (page) => {
        await open(page, '/appointments/new', 'Book appointment');
        await page.getByLabel('Repeat').selectOption('weekly');
        await expect(page.getByLabel('Appointments')).toBeVisible();
      }),
      aLook('series refused', async (page) => {
        await refused(page, '/api/appointment-series', seriesConflict, 'POST');
        await open(page, '/appointments/new', 'Book appointment');
        await page.getByLabel('Find the patient').fill('meena');
        await page
          .getByRole('button', { name: /SHARMA/ })
          .first()
          .click();
        await page.getByLabel('Doctor').selectOption(String(await page.locator('optgroup + option').getAttribute('value')));
        await page.getByLabel('Time', { exact: true }).fill('10:00');
        await page.getByLabel('Repeat').selectOption('weekly');
        await press(page, 'Book appointment');
        await expect(page.getByText(/1 of 6 appointments cannot be booked/)).toBeVisible();
      }),
      aLook('patient found', async (page) => {
        await open(page, '/appointments/new', 'Book appointment');
        await page.getByLabel('Find the patient').fill('meena');
        await expect(page.getByRole('button', { name: /SHARMA/ }).first()).toBeVisible();
      }),
    ],
    '/appointments/:id': [
      aLook('plain', openOne),
      aLook('cancel', async (page) => {
        await changed(page, '/api/appointments/[^/]+', (body) => ('data' in body ? body : scheduled(body)));
        await openOne(page);
        await press(page, 'Cancel');
        await dialogOpen(page);
      }),
      aLook('series', async (page) => {
        await changed(page, '/api/appointments/[^/]+', (body) => ('data' in body ? body : { ...body, seriesId: SERIES_ID }));
        await answered(page, `/api/appointment-series/${SERIES_ID}`, aSeries);
        await openOne(page);
        await expect(page.getByText('Every 2 weeks on Monday at 09:30')).toBeVisible();
      }),
      aLook('not there', async (page) => {
        await page.goto(`${origin}/appointments/00000000-0000-7000-8000-000000000000`);
        await expect(page.getByRole('heading', { name: 'This appointment is not here' })).toBeVisible();
      }),
    ],
    '/appointments/:id/move': [
      aLook('plain', async (page) => {
        await changed(page, '/api/appointments/[^/]+', (body) => ('data' in body ? body : scheduled(body)));
        await openOne(page);
        await page.getByRole('link', { name: 'Move to…' }).click();
        await expect(page.getByRole('heading', { name: 'Move appointment' })).toBeVisible();
      }),
    ],
  } as const satisfies Record<string, readonly Look[]>;
}
