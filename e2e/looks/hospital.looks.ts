import { expect, type Page } from '@playwright/test';
import { answered, emptied, failing, refused } from './answers.js';
import { aLook, at, type Look, press } from './look-list.js';

const FEED = '/api/doctors/[^/]+/calendar-feed';
const MADE = '2026-11-22T05:11:00.000Z';

/** Staff, settings and what concerns oneself, for an Admin. */
export function hospitalLooks(origin: string) {
  const open = at(origin);
  const openMember = async (page: Page): Promise<void> => {
    await open(page, '/staff', 'Staff');
    await page.getByRole('table').getByRole('link').first().click();
    await expect(page).toHaveURL(/\/staff\/[0-9a-f-]{36}$/);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  };
  const collection = (path: string, api: string, heading: string): readonly Look[] => [
    aLook('plain', (page) => open(page, path, heading)),
    aLook('empty', async (page) => {
      await emptied(page, api);
      await open(page, path, heading);
    }),
    aLook('error', async (page) => {
      await failing(page, api);
      await open(page, path, heading);
    }),
    aLook('add', async (page) => {
      await open(page, path, heading);
      await page.getByRole('button', { name: /^Add / }).first().click();
      await expect(page.getByLabel('Name', { exact: true })).toBeVisible();
    }),
  ];
  return {
    '/staff/roles': [aLook('plain', (page) => open(page, '/staff/roles', 'What roles may do'))],
    '/staff/:id': [aLook('plain', openMember)],
    '/settings/holidays': collection('/settings/holidays', '/api/holidays', 'Holidays'),
    '/settings/visit-templates': collection('/settings/visit-templates', '/api/visit-templates', 'Note templates'),
    '/settings/departments': collection('/settings/departments', '/api/departments', 'Departments'),
    '/settings/rooms': collection('/settings/rooms', '/api/rooms', 'Rooms'),
    '/settings/appointment-types': collection('/settings/appointment-types', '/api/appointment-types', 'Appointment types'),
    '/settings/general': [
      aLook('plain', (page) => open(page, '/settings/general', 'General settings')),
      aLook('error', async (page) => {
        await failing(page, '/api/settings/general');
        await open(page, '/settings/general', 'General settings');
      }),
    ],
    '/settings/custom-fields': collection('/settings/custom-fields', '/api/custom-fields', 'Custom fields'),
    '/settings/appointment-mails': [
      aLook('plain', (page) => open(page, '/settings/appointment-mails', 'Mails to patients')),
      aLook('error', async (page) => {
        await failing(page, '/api/settings/appointment-mails');
        await open(page, '/settings/appointment-mails', 'Mails to patients');
      }),
    ],
    '/notifications': [
      aLook('plain', (page) => open(page, '/notifications', 'Notifications')),
      aLook('error', async (page) => {
        await failing(page, '/api/notifications');
        await open(page, '/notifications', 'Notifications');
      }),
    ],
    '/account/calendar': [
      aLook('none', async (page) => {
        await answered(page, FEED, { createdAt: null });
        await open(page, '/account/calendar', 'Calendar address');
      }),
      aLook('made', async (page) => {
        await answered(page, FEED, { createdAt: MADE });
        await open(page, '/account/calendar', 'Calendar address');
      }),
      aLook('shown', async (page) => {
        await answered(page, FEED, {
          createdAt: MADE,
          url: `https://cityhospital.hospitals.example/api/doctors/0197f2c4-8a51-7cc3-9d7e-5b1f20a4c611/calendar.ics?token=${'k3Qx'.repeat(10)}abc`,
        });
        await open(page, '/account/calendar', 'Calendar address');
        await press(page, 'Make a new address');
        await page.getByRole('dialog').getByRole('button', { name: 'Make a new address' }).click();
        await expect(page.getByText('This address is shown only now.')).toBeVisible();
      }),
      aLook('no doctor', async (page) => {
        await refused(page, FEED, { status: 404, code: 'doctor.not_found', title: 'Not found', detail: 'There is no such doctor.' });
        await open(page, '/account/calendar', 'Calendar address');
      }),
      aLook('error', async (page) => {
        await failing(page, FEED);
        await open(page, '/account/calendar', 'Calendar address');
      }),
    ],
    '/account/notifications': [aLook('plain', (page) => open(page, '/account/notifications', 'Notification settings'))],
  } as const satisfies Record<string, readonly Look[]>;
}
