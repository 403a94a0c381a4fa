import { expect, type Page } from '@playwright/test';
import { allowed, answered, changed, emptied, failing } from './answers.js';
import { aLook, at, dialogOpen, loaded, type Look, press } from './look-list.js';
import { AMOXICILLIN, aPrescription, checkWith, pageOf, wholePrescription } from './prescription-answers.js';

const PRESCRIPTIONS = '/api/prescriptions';

/** The page takes the Admin for a doctor and pharmacist; what it sends is answered here. */
const asClinician = (page: Page): Promise<void> => allowed(page, 'records:write', 'prescriptions:dispense');

/** What a patient is prescribed, the pharmacy, and what prescriptions are checked against. */
export function prescriptionLooks(origin: string) {
  const open = at(origin);
  let patientId = '';
  /** Some patient's page, as somebody who prescribes. */
  const openPatient = async (page: Page, below: string): Promise<void> => {
    await asClinician(page);
    if (!patientId) {
      await open(page, '/patients?q=meena', 'Patients');
      patientId = String(await page.getByRole('table').getByRole('link').first().getAttribute('href'))
        .split('/')
        .pop()!;
    }
    await answered(
      page,
      `${PRESCRIPTIONS}[?].*`,
      pageOf([
        ...['completed', 'stopped', 'entered-in-error'].map((status, index) => aPrescription(patientId, index + 5, status)),
        aPrescription(patientId, 8, 'active', { endsOn: '2026-11-26' }),
      ]),
    );
    await answered(page, `${PRESCRIPTIONS}[?].*status=draft.*`, pageOf([aPrescription(patientId, 4, 'draft')]));
    await answered(
      page,
      `${PRESCRIPTIONS}[?].*course=ongoing.*`,
      pageOf(['waiting', 'done'].map((dispensing, index) => aPrescription(patientId, index, 'active', { dispensing }))),
    );
    await page.goto(`${origin}/patients/${patientId}/prescriptions${below}`);
    await expect(page.getByRole('heading', { name: /sharma/i, level: 1 })).toBeVisible();
    await loaded(page);
  };
  const prescribing = async (page: Page, checked: boolean): Promise<void> => {
    await answered(page, `${PRESCRIPTIONS}/checks`, checkWith(checked));
    await answered(page, '/api/medications', pageOf([AMOXICILLIN]));
    await openPatient(page, '/new');
    await page.getByRole('combobox', { name: 'Medicine' }).fill('amox');
    await page.getByRole('option', { name: AMOXICILLIN.label }).click();
    await page.getByLabel('Dose', { exact: true }).fill('1');
    await page.getByLabel('Days').fill('5');
    await expect(page.getByRole('button', { name: 'Prescribe anyway' })).toBeVisible();
    await loaded(page);
  };
  const pharmacy = async (page: Page): Promise<void> => {
    await asClinician(page);
    await answered(
      page,
      `${PRESCRIPTIONS}[?].*`,
      pageOf(['waiting', 'waiting'].map((_, index) => aPrescription('0197f2c4-8a51-7cc3-9d7e-5b1f20a4c611', index, 'active'))),
    );
    await open(page, '/pharmacy', 'Pharmacy');
  };
  return {
    '/patients/:id/prescriptions': [
      aLook('plain', (page) => openPatient(page, '')),
      aLook('stop', async (page) => {
        await openPatient(page, '');
        await press(page, 'Stop');
        await dialogOpen(page);
      }),
      aLook('error', async (page) => {
        await openPatient(page, '');
        await failing(page, `${PRESCRIPTIONS}[?].*`);
        await page.reload();
        await expect(page.getByText('The prescriptions could not be loaded.')).toBeVisible();
      }),
    ],
    '/patients/:id/prescriptions/new': [
      aLook('allergy', async (page) => {
        await prescribing(page, true);
        await press(page, 'Prescribe anyway');
      }),
      aLook('not checked', (page) => prescribing(page, false)),
      aLook('faults', async (page) => {
        await openPatient(page, '/new');
        await press(page, 'Sign prescription');
        await expect(page.getByText('The prescription was not signed')).toBeVisible();
      }),
    ],
    '/patients/:id/prescriptions/print': [aLook('plain', (page) => openPatient(page, '/print'))],
    '/patients/:id/prescriptions/:prescriptionId': [
      aLook('plain', async (page) => {
        await openPatient(page, '');
        await answered(page, `${PRESCRIPTIONS}/[0-9a-f-]{36}`, wholePrescription(patientId));
        await page.goto(`${origin}/patients/${patientId}/prescriptions/${wholePrescription(patientId).id}`);
        await expect(page.getByText('Prescribed anyway:')).toBeVisible();
      }),
    ],
    '/patients/:id/prescriptions/:prescriptionId/edit': [
      aLook('plain', async (page) => {
        await answered(page, `${PRESCRIPTIONS}/checks`, checkWith(true));
        await answered(page, '/api/medications/[^/]+', AMOXICILLIN);
        await openPatient(page, '');
        const draft = { ...wholePrescription(patientId), ...aPrescription(patientId, 4, 'draft'), issues: [], dispenses: [] };
        await answered(page, `${PRESCRIPTIONS}/[0-9a-f-]{36}`, draft);
        await page.getByRole('link', { name: 'Read and sign' }).click();
        await expect(page.getByLabel('Dose', { exact: true })).toHaveValue('1');
        await loaded(page);
      }),
    ],
    '/pharmacy': [
      aLook('plain', pharmacy),
      aLook('dispense', async (page) => {
        await pharmacy(page);
        await press(page, 'Dispense');
        await dialogOpen(page);
      }),
      aLook('nothing', async (page) => {
        await emptied(page, PRESCRIPTIONS);
        await open(page, '/pharmacy', 'Pharmacy');
      }),
      aLook('error', async (page) => {
        await failing(page, `${PRESCRIPTIONS}[?].*`);
        await open(page, '/pharmacy', 'Pharmacy');
        await expect(page.getByText('The worklist could not be loaded.')).toBeVisible();
      }),
    ],
    '/pharmacy/safety': [
      aLook('confirmed', (page) => open(page, '/pharmacy/safety', 'What is checked')),
      aLook('not confirmed', async (page) => {
        await asClinician(page);
        const unconfirmed = { checked: false, notChecked: 'not-confirmed', confirmedBy: null, confirmedAt: null };
        await changed(page, '/api/prescription-safety', (body) => ({ ...body, ...unconfirmed }));
        await open(page, '/pharmacy/safety', 'What is checked');
      }),
    ],
    '/pharmacy/formulary': [
      aLook('plain', (page) => open(page, '/pharmacy/formulary', 'Formulary')),
      aLook('add', async (page) => {
        await open(page, '/pharmacy/formulary', 'Formulary');
        await page.getByRole('button', { name: 'Add medicine' }).click();
        await expect(page.getByLabel('Substance')).toBeVisible();
      }),
      aLook('no match', async (page) => {
        await emptied(page, '/api/medications');
        await open(page, '/pharmacy/formulary?q=zzz', 'Formulary');
      }),
    ],
    '/pharmacy/formulary/import': [aLook('plain', (page) => open(page, '/pharmacy/formulary/import', 'Import medicines'))],
  } as const satisfies Record<string, readonly Look[]>;
}
