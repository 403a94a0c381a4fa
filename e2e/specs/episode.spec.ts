import type { Browser, Page, TestInfo } from '@playwright/test';
import { look } from '../fixtures/look.js';
import { DEMO_PASSWORD, portalUrl } from '../fixtures/ports.js';
import { expect, test } from '../fixtures/test.js';
import { AppointmentsPage } from '../pages/appointments.page.js';
import { PatientsPage } from '../pages/patients.page.js';
import { RecordPage } from '../pages/record.page.js';
import { SignInPage } from '../pages/sign-in.page.js';
import { VisitsPage } from '../pages/visits.page.js';

const PORTAL = portalUrl('complexform');
const DOCTOR = /Arvind Menon/;
const NAME = /episodewala/i;
const DAY_MS = 86_400_000;

async function signedIn(browser: Browser, role: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  const signIn = new SignInPage(page);
  await signIn.open(PORTAL);
  await signIn.signIn(`${role}@complexform.example`, DEMO_PASSWORD);
  await signIn.expectSignedIn();
  return page;
}

const seen = (page: Page, name: string, info: TestInfo): Promise<void> => look(page, `episode-${name}`, info, { further: true });

/** @returns the patient's id */
async function checkIn(desk: Page): Promise<string> {
  const patients = new PatientsPage(desk, PORTAL);
  await patients.open();
  await patients.register({ lastName: 'Episodewala', firstName: 'Kamala', born: ['11', '2', '1958'], sex: 'Female' });
  await expect(desk.getByRole('heading', { name: NAME, level: 1 })).toBeVisible();
  const id = desk.url().split('/').pop()!;
  const day = new Date(Date.now() + 3 * DAY_MS).toISOString().slice(0, 10);
  const appointments = new AppointmentsPage(desk, PORTAL);
  await appointments.book({ patient: 'Episodewala', doctor: DOCTOR, day });
  await appointments.take('Check in');
  await appointments.expectStatus('Checked in');
  return id;
}

async function measure(nurse: Page, patientId: string, info: TestInfo): Promise<void> {
  const record = new RecordPage(nurse, PORTAL);
  await record.open(patientId, '/allergies');
  await record.recordAllergy('Penicillin', 'Severe');
  await record.open(patientId, '/vitals');
  await record.measure({ Systolic: '148', Diastolic: '92', 'Heart rate': '104', Temperature: '38.6' });
  await seen(nurse, 'vitals', info);
}

async function examine(doctor: Page, patientId: string): Promise<void> {
  await new RecordPage(doctor, PORTAL).open(patientId);
  const visits = new VisitsPage(doctor);
  await visits.start('Outpatient');
  await visits.write('Chief complaint', 'Fever and cough for four days');
  await visits.expectSaved();
  await new RecordPage(doctor, PORTAL).diagnose('pneumonia', /pneumonia/i);
}

/** Amoxicillin for somebody who does not bear penicillin: a reason is asked for, and kept. */
async function prescribe(doctor: Page, patientId: string, info: TestInfo): Promise<void> {
  const record = new RecordPage(doctor, PORTAL);
  await record.open(patientId, '/prescriptions/new');
  await record.prescribe('amoxicillin', /amoxicillin/i);
  await doctor.getByRole('button', { name: 'Prescribe anyway' }).first().click();
  await seen(doctor, 'override', info);
  await doctor.getByLabel('Reason for prescribing anyway').first().fill('Tolerated twice since, allergy doubtful');
  await doctor.getByRole('button', { name: 'Sign prescription' }).click();
  await doctor
    .getByRole('listitem')
    .getByRole('link', { name: /^amoxicillin/i })
    .click();
  await expect(doctor.getByText('Tolerated twice since, allergy doubtful')).toBeVisible();
}

async function dispense(pharmacist: Page, info: TestInfo): Promise<void> {
  await pharmacist.goto(`${PORTAL}/pharmacy`);
  await pharmacist.getByRole('row').filter({ hasText: NAME }).getByRole('button', { name: 'Dispense' }).click();
  await seen(pharmacist, 'dispense', info);
  await pharmacist.getByRole('dialog').getByRole('button', { name: 'Hand out' }).click();
  await expect(pharmacist.getByRole('row').filter({ hasText: NAME })).toHaveCount(0);
}

async function orderTest(doctor: Page, patientId: string): Promise<void> {
  const record = new RecordPage(doctor, PORTAL);
  await record.open(patientId, '/labs/order');
  await record.order(/^Potassium/);
}

async function collect(nurse: Page): Promise<void> {
  await nurse.goto(`${PORTAL}/labs?stage=collect`);
  await nurse.getByRole('row').filter({ hasText: NAME }).getByRole('button', { name: 'Collect' }).click();
  await nurse.getByRole('dialog').getByRole('button', { name: 'Collected' }).click();
  await expect(nurse.getByRole('row').filter({ hasText: NAME })).toHaveCount(0);
}

async function enter(technician: Page): Promise<string> {
  await technician.goto(`${PORTAL}/labs?stage=receive`);
  await technician.getByRole('row').filter({ hasText: NAME }).getByRole('button', { name: 'Receive' }).click();
  await technician.goto(`${PORTAL}/labs?stage=enter`);
  await technician.getByRole('row').filter({ hasText: NAME }).getByRole('link').first().click();
  await technician.getByLabel('Potassium, mmol/L').fill('6.9');
  await technician.getByRole('button', { name: 'Results are complete' }).click();
  await expect(technician.getByText('Entered. To be verified.')).toBeVisible();
  return technician.url();
}

/** By another person than who entered it; who ordered it has to read it back. */
async function verifyAndAcknowledge(doctor: Page, sheet: string, patientId: string, info: TestInfo): Promise<void> {
  await doctor.goto(sheet);
  await doctor.getByRole('button', { name: /^Verify/ }).click();
  await new RecordPage(doctor, PORTAL).open(patientId, '/labs');
  const bar = doctor.getByRole('group', { name: 'Critical result, Potassium' });
  await expect(bar).toBeVisible();
  await seen(doctor, 'critical', info);
  await bar.getByRole('button', { name: 'Acknowledge' }).click();
  await doctor.getByLabel('Value as read back, and action').fill('Potassium 6.9, ECG now');
  await doctor.getByRole('dialog').getByRole('button', { name: 'Acknowledge' }).click();
  await expect(bar).toHaveCount(0);
}

async function signAndAmend(doctor: Page, patientId: string, info: TestInfo): Promise<void> {
  await new RecordPage(doctor, PORTAL).open(patientId, '/visits');
  await doctor.getByRole('link', { name: /Fever and cough/ }).click();
  const visits = new VisitsPage(doctor);
  await visits.write('Plan', 'Antibiotic, potassium again tomorrow');
  await visits.expectSaved();
  await visits.sign();
  await visits.amend('Plan', 'Antibiotic, potassium again tonight', 'Tonight, not tomorrow');
  const paper = doctor.waitForEvent('download');
  await doctor.getByRole('button', { name: /^PDF of the visit summary/ }).click();
  expect((await paper).suggestedFilename()).toMatch(/^visit-summary-.+\.pdf$/);
  await seen(doctor, 'amended', info);
}

test('a whole episode: each step by its own role, from the desk to the paper', async ({ browser }, info) => {
  const as = (role: string) => signedIn(browser, role);
  const patientId = await checkIn(await as('receptionist'));
  const [nurse, doctor] = [await as('nurse'), await as('doctor')];
  await measure(nurse, patientId, info);
  await examine(doctor, patientId);
  await prescribe(doctor, patientId, info);
  await dispense(await as('pharmacist'), info);
  await orderTest(doctor, patientId);
  await collect(nurse);
  const sheet = await enter(await as('labtechnician'));
  await verifyAndAcknowledge(doctor, sheet, patientId, info);
  await signAndAmend(doctor, patientId, info);
});
