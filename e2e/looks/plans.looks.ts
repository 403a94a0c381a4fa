import { expect, type Page } from '@playwright/test';
import { allowed, answered, emptied, failing } from './answers.js';
import { aLook, loaded, type Look, press } from './look-list.js';
import { UNDER_WAY, aWholePlan, somePlans } from './plan-answers.js';

const PLANS = '/api/patients/[^/]+/care-plans';
const ONE = '/api/care-plans/[^/]+';

/** A patient's treatment plans, and one of them. */
export function planLooks(openTab: (page: Page, name: string) => Promise<void>) {
  const asDoctor = (page: Page): Promise<void> => allowed(page, 'records:write', 'orders:write');
  const plans = async (page: Page): Promise<void> => {
    await asDoctor(page);
    await answered(page, PLANS, somePlans('0197f2c4-8a51-7cc3-9d7e-5b1f20a4c611'));
    await openTab(page, 'Plans');
  };
  /** Of the patient whose page it is: of nobody else's is anything shown. */
  const one = async (page: Page): Promise<void> => {
    await plans(page);
    const patientId = String(new URL(page.url()).pathname.split('/')[2]);
    const plan = aWholePlan(patientId);
    await answered(page, ONE, plan);
    await page.goto(`${page.url()}/${plan.id}`);
    await expect(page.getByRole('heading', { name: UNDER_WAY.title })).toBeVisible();
    await loaded(page);
  };
  return {
    '/patients/:id/plans': [
      aLook('plain', plans),
      aLook('nothing, new', async (page) => {
        await asDoctor(page);
        await emptied(page, PLANS);
        await openTab(page, 'Plans');
        await press(page, 'New plan');
        await press(page, 'Save plan');
        await expect(page.getByText('The plan was not saved.')).toBeVisible();
      }),
      aLook('error', async (page) => {
        await failing(page, PLANS);
        await openTab(page, 'Plans');
        await expect(page.getByText('The treatment plans could not be loaded.')).toBeVisible();
      }),
    ],
    '/patients/:id/plans/:planId': [
      aLook('plain', one),
      aLook('goal', async (page) => {
        await one(page);
        await press(page, 'Add goal');
        await page.getByLabel('Goal', { exact: true }).fill('Weight');
        await page.getByLabel('Value').fill('70');
        await press(page, 'Save goal');
        await expect(page.getByText('Write the unit too.').first()).toBeVisible();
      }),
    ],
  } satisfies Record<string, readonly Look[]>;
}
