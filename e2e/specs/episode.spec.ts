import { readFile } from 'node:fs/promises';
import { extractText } from 'unpdf';
import type { Page, TestInfo } from '@playwright/test';
import { look } from '../fixtures/look.js';
import { portalUrl } from '../fixtures/ports.js';
import { printed } from '../fixtures/printed.js';
import { signedIn } from '../fixtures/signed-in.js';
import { expect, test } from '../fixtures/test.js';
import { loaded } from '../looks/look-list.js';
import { AppointmentsPage } from '../pages/appointments.page.js';
import { PatientsPage } from '../pages/patients.page.js';
import { RecordPage } from '../pages/record.page.js';
import { VisitsPage } from '../pages/visits.page.js';

const HOSPITAL = 'complexform';
const PORTAL = portalUrl(HOSPITAL);
const DOCTOR = /Arvind Menon/;
const NAME = /episodewala/i;
const AMENDED = 'Antibiotic, potassium again tonight';

/** @param within what of the page has a say, where the rest is scrolled under the heading */
const seen = (page: Page, name: string, info: TestInfo, within?: string): Promise<void> =>
  look(page, `episode-${name}`, info, { further: true, ...(within ? { within } : {}) });

/** @returns the patient's id */
async function checkIn(desk: Page, info: TestInfo): Promise<string> {
  const patients = new PatientsPage(desk, PORTAL);
  await patients.open();
  await patients.register({ lastName: 'Episodewala', firstName: 'Kamala', born: ['11', '2', '1958'], sex: 'Female' });
  await expect(desk.getByRole('heading', { name: NAME, level: 1 })).toBeVisible();
  const id = desk.url().split('/').pop()!;
  const appointments = new AppointmentsPage(desk, PORTAL);
  await appointments.bookNow({ patient: 'Episodewala', doctor: DOCTOR, zone: 'Asia/Kolkata' });
  await appointments.take('Check in');
  await appointments.expectStatus('Checked in');
  await seen(desk, 'check-in', info);
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

/** From the appointment of today, as the doctor's own page has it. @returns the addresses of the appointment and of the visit */
async function examine(doctor: Page, info: TestInfo): Promise<{ appointment: string; visit: string }> {
  await doctor.goto(PORTAL);
  await doctor.getByRole('link', { name: NAME }).filter({ hasText: 'Checked in' }).click();
  const appointments = new AppointmentsPage(doctor, PORTAL);
  await appointments.expectOpen();
  const appointment = doctor.url();
  await appointments.take('Start');
  await appointments.expectStatus('In progress');
  const [visits, record] = [new VisitsPage(doctor), new RecordPage(doctor, PORTAL)];
  await visits.start('Outpatient');
  await visits.write('Chief complaint', 'Fever and cough for four days');
  await visits.expectSaved();
  await record.diagnose('pneumonia', /pneumonia/i);
  await seen(doctor, 'diagnosis', info);
  await record.saveDiagnosis(/pneumonia/i);
  await seen(doctor, 'note', info);
  return { appointment, visit: doctor.url() };
}

/** From the page of the visit. */
async function goOn(doctor: Page, visit: string, step: string): Promise<void> {
  await doctor.goto(visit);
  await expect(doctor.getByRole('heading', { name: /^Visit / })).toBeVisible();
  await loaded(doctor);
  await doctor.getByRole('link', { name: step, exact: true }).click();
}

/** Amoxicillin for somebody who does not bear penicillin: a reason is asked for, and kept. */
async function prescribe(doctor: Page, visit: string, info: TestInfo): Promise<void> {
  const record = new RecordPage(doctor, PORTAL);
  await goOn(doctor, visit, 'Prescribe');
  await record.prescribe('amoxicillin', /amoxicillin/i);
  await doctor.getByRole('button', { name: 'Prescribe anyway' }).first().click();
  await seen(doctor, 'override', info, 'hp-check-result');
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

async function orderTest(doctor: Page, visit: string, info: TestInfo): Promise<void> {
  await goOn(doctor, visit, 'Order laboratory tests');
  await doctor.getByLabel(/^Potassium/).check();
  await seen(doctor, 'order', info);
  await new RecordPage(doctor, PORTAL).order();
}

async function collect(nurse: Page, info: TestInfo): Promise<void> {
  await nurse.goto(`${PORTAL}/labs?stage=collect`);
  await nurse.getByRole('row').filter({ hasText: NAME }).getByRole('button', { name: 'Collect' }).click();
  await seen(nurse, 'collect', info);
  await nurse.getByRole('dialog').getByRole('button', { name: 'Collected' }).click();
  await expect(nurse.getByRole('row').filter({ hasText: NAME })).toHaveCount(0);
}

async function enter(technician: Page, info: TestInfo): Promise<string> {
  await technician.goto(`${PORTAL}/labs?stage=receive`);
  await technician.getByRole('row').filter({ hasText: NAME }).getByRole('button', { name: 'Receive' }).click();
  await technician.goto(`${PORTAL}/labs?stage=enter`);
  await technician.getByRole('row').filter({ hasText: NAME }).getByRole('link').first().click();
  await technician.getByLabel('Potassium, mmol/L').fill('6.9');
  await seen(technician, 'entry', info);
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
  await seen(doctor, 'acknowledge', info);
  await doctor.getByRole('dialog').getByRole('button', { name: 'Acknowledge' }).click();
  await expect(bar).toHaveCount(0);
}

async function signAndAmend(doctor: Page, { appointment, visit }: { appointment: string; visit: string }, info: TestInfo): Promise<void> {
  await doctor.goto(visit);
  const visits = new VisitsPage(doctor);
  await visits.write('Plan', 'Antibiotic, potassium again tomorrow');
  await visits.expectSaved();
  await visits.sign();
  await visits.amend('Plan', AMENDED, 'Tonight, not tomorrow');
  await seen(doctor, 'amended', info);
  await print(doctor, info);
  await doctor.goto(appointment);
  const appointments = new AppointmentsPage(doctor, PORTAL);
  await appointments.take('Complete');
  await appointments.expectStatus('Completed');
}

/** On paper it says whom it is about, what they do not bear, and the text that counts; as a file as well. */
async function print(doctor: Page, info: TestInfo): Promise<void> {
  await printed(doctor, async () => {
    await expect(doctor.getByText(/episodewala, kamala · born 11-Feb-1958.*patient no\./i)).toBeVisible();
    for (const words of [/penicillin/i, AMENDED]) await expect(doctor.getByText(words).filter({ visible: true }).first()).toBeVisible();
    for (const screen of [
      doctor.getByRole('navigation').first(),
      doctor.getByRole('button', { name: 'Print' }),
      doctor.getByRole('button', { name: /^PDF/ }),
    ]) {
      await expect(screen).toBeHidden();
    }
    await seen(doctor, 'print', info);
  });
  const paper = doctor.waitForEvent('download');
  await doctor.getByRole('button', { name: /^PDF of the visit summary/ }).click();
  const file = await paper;
  expect(file.suggestedFilename()).toMatch(/^visit-summary-.+\.pdf$/);
  const { text } = await extractText(new Uint8Array(await readFile(await file.path())), { mergePages: true });
  for (const words of [NAME, /11-Feb-1958/, /penicillin/i, /pneumonia/i, new RegExp(AMENDED)]) expect(text).toMatch(words);
}

test('a whole episode of today: each step by its own role, from the desk to the paper', async ({ browser }, info) => {
  const as = (role: string) => signedIn(browser, HOSPITAL, role);
  const patientId = await checkIn(await as('receptionist'), info);
  const [nurse, doctor] = [await as('nurse'), await as('doctor')];
  await measure(nurse, patientId, info);
  const opened = await examine(doctor, info);
  await prescribe(doctor, opened.visit, info);
  await dispense(await as('pharmacist'), info);
  await orderTest(doctor, opened.visit, info);
  await collect(nurse, info);
  const sheet = await enter(await as('labtechnician'), info);
  await verifyAndAcknowledge(doctor, sheet, patientId, info);
  await signAndAmend(doctor, opened, info);
});
