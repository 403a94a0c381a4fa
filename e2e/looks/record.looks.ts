import { expect, type Page } from '@playwright/test';
import { answered, calls, emptied, failing, reachable } from './answers.js';
import { aLook, at, type Look, press } from './look-list.js';
import { someConditions, someDue, someVitals } from './record-answers.js';

const VITALS = '/api/patients/[^/]+/vitals';
const CONDITIONS = '/api/patients/[^/]+/conditions';
const DUE = '/api/vitals/due';

/** Who is signed in may write records too, as far as the pages know. */
async function asClinician(page: Page): Promise<void> {
  await page.route(calls('/auth/refresh'), async (route) => {
    const response = await route.fetch(reachable(route));
    const body = (await response.json()) as { user?: { permissions: string[] } };
    body.user?.permissions.push('vitals:write', 'records:write');
    await route.fulfill({ response, json: body });
  });
}

/** Vital signs and problems of one patient, and who waits for being measured. */
export function recordLooks(origin: string, openTab: (page: Page, name: string) => Promise<void>) {
  const open = at(origin);
  const vitals = async (page: Page): Promise<void> => {
    await answered(page, VITALS, someVitals);
    await openTab(page, 'Vitals');
    await expect(page.locator('canvas').first()).toBeVisible();
  };
  return {
    '/patients/:id/vitals': [
      aLook('plain', vitals),
      aLook('record', async (page) => {
        await asClinician(page);
        await vitals(page);
        await press(page, 'Record vital signs');
        await page.getByRole('textbox', { name: /^Systolic/ }).fill('184');
        await page.getByRole('textbox', { name: /^Heart rate/ }).fill('351');
        await press(page, 'Save vital signs');
        await expect(page.getByText('Write the lower value too.').first()).toBeVisible();
      }),
      aLook('nothing', async (page) => {
        await emptied(page, VITALS);
        await openTab(page, 'Vitals');
        await expect(page.getByRole('heading', { name: 'No vital signs recorded' })).toBeVisible();
      }),
      aLook('error', async (page) => {
        await failing(page, VITALS);
        await openTab(page, 'Vitals');
        await expect(page.getByText('The vital signs could not be loaded.')).toBeVisible();
      }),
    ],
    '/vitals': [
      aLook('plain', async (page) => {
        await answered(page, DUE, someDue);
        await open(page, '/vitals', 'Vital signs due');
      }),
      aLook('nobody', async (page) => {
        await emptied(page, DUE);
        await open(page, '/vitals', 'Vital signs due');
        await expect(page.getByRole('heading', { name: 'Nobody waits' })).toBeVisible();
      }),
      aLook('error', async (page) => {
        await failing(page, DUE);
        await open(page, '/vitals', 'Vital signs due');
        await expect(page.getByText('The list could not be loaded.')).toBeVisible();
      }),
    ],
  } satisfies Record<string, readonly Look[]>;
}

/** The problem list on a patient's first page. */
export const problemLooks = (openPatient: (page: Page) => Promise<void>): readonly Look[] => [
  aLook('problems', async (page) => {
    await asClinician(page);
    await answered(page, CONDITIONS, someConditions);
    await openPatient(page);
    await press(page, 'Add problem');
    await press(page, 'Save diagnosis');
    await expect(page.getByText('Choose a diagnosis.').first()).toBeVisible();
  }),
  aLook('problems not loaded', async (page) => {
    await failing(page, CONDITIONS);
    await openPatient(page);
    await expect(page.getByText('The diagnoses could not be loaded.')).toBeVisible();
  }),
];
