import { expect, type Page } from '@playwright/test';
import { changed, emptied, failing, refused } from './answers.js';
import { aLook, at, dialogOpen, type Look, press } from './look-list.js';

const HOURS = '/api/doctors/[^/]+/availability';
const EXCEPTIONS = '/api/doctors/[^/]+/exceptions';

const orphan = (startsAt: string, patientName: string) => ({ id: startsAt, doctorId: 'd1', patientName, startsAt, endsAt: startsAt });
const leave = (fromDate: string, note: string | null) => ({
  ...{
    id: fromDate,
    doctorId: 'd1',
    kind: 'leave',
    fromDate,
    toDate: '2026-12-04',
    startTime: null,
    endTime: null,
    slotMinutes: null,
    note,
  },
});

/** Hours, leave and extra hours of the doctors of a hospital. */
export function availabilityLooks(origin: string) {
  const open = at(origin);
  const doctors = (page: Page) => open(page, '/availability', "Doctors' hours");
  const openOne = async (page: Page): Promise<void> => {
    await doctors(page);
    await page.getByRole('table').getByRole('link').first().click();
    await expect(page.getByRole('heading', { name: 'Weekly hours' })).toBeVisible();
  };
  const withLeave = (body: Record<string, unknown>) => ({
    ...body,
    exceptions: [leave('2026-12-01', 'Conference'), leave('2026-12-03', null)],
  });
  return {
    '/availability': [
      aLook('plain', doctors),
      aLook('empty', async (page) => {
        await emptied(page, '/api/doctors');
        await doctors(page);
      }),
      aLook('error', async (page) => {
        await failing(page, '/api/doctors');
        await doctors(page);
      }),
    ],
    '/availability/:id': [
      aLook('plain', async (page) => {
        await changed(page, HOURS, withLeave);
        await openOne(page);
      }),
      aLook('nothing written', async (page) => {
        await changed(page, HOURS, (body) => ({ ...body, defined: false, rules: [], exceptions: [] }));
        await openOne(page);
      }),
      aLook('edit', async (page) => {
        await changed(page, HOURS, (body) => ({ ...body, rules: (body['rules'] as object[]).slice(0, 3) }));
        await openOne(page);
        await press(page, 'Edit hours');
        await expect(page.getByLabel('Weekday').first()).toBeVisible();
      }),
      aLook('appointments left outside', async (page) => {
        const orphans = [orphan('2026-12-01T03:30:00Z', 'Meena Sharma'), orphan('2026-12-01T04:00:00Z', 'Vasundhara Ranganathan')];
        await refused(page, EXCEPTIONS, { status: 409, code: 'availability.orphans', title: 'Outside', orphans, total: 2 }, 'POST');
        await openOne(page);
        await press(page, 'Add leave');
        await page.getByRole('button', { name: 'Add leave' }).last().click();
        await dialogOpen(page);
      }),
      aLook('not there', async (page) => {
        await page.goto(`${origin}/availability/00000000-0000-7000-8000-000000000000`);
        await expect(page.getByRole('heading', { name: 'This doctor is not here' })).toBeVisible();
      }),
    ],
  } as const satisfies Record<string, readonly Look[]>;
}
