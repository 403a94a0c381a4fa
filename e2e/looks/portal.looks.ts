import { expect, type Page } from '@playwright/test';
import type { PagePath } from '../../hospital-portal/src/app/page-paths.js';
import { awkwardCsv } from '../fixtures/awkward-csv.js';
import { portalUrl } from '../fixtures/ports.js';
import { answered, changed, emptied, failing, refused, silent } from './answers.js';
import { appointmentLooks } from './appointments.looks.js';
import { authLooks } from './auth.looks.js';
import { availabilityLooks } from './availability.looks.js';
import { endLooks } from './end.looks.js';
import { hospitalLooks } from './hospital.looks.js';
import { appointmentsOf, someTimeline } from './patient-answers.js';
import { someCritical } from './lab-answers.js';
import { labLooks } from './labs.looks.js';
import { planLooks } from './plans.looks.js';
import { prescriptionLooks } from './prescriptions.looks.js';
import { queueLooks } from './queue.looks.js';
import { problemLooks, recordLooks } from './record.looks.js';
import { aLook, at, dialogOpen, type Look, type Looks, loaded, press } from './look-list.js';
import { verifyLooks } from './verify.looks.js';
import { type DoctorPath, VISIT_LOOKS } from './visits.looks.js';
import { waitlistLooks } from './waitlist.looks.js';

const CITY = portalUrl('cityhospital');
const open = at(CITY);
const PATIENTS = '/api/patients';
const ONE_PATIENT = '/api/patients/[^/]+';
const APPOINTMENTS = '/api/appointments';
const TIMELINE = '/api/patients/[^/]+/timeline';
const STAFF = '/api/staff';

const patients = (page: Page) => open(page, '/patients', 'Patients');
const staff = (page: Page) => open(page, '/staff', 'Staff');

async function openMeena(page: Page): Promise<void> {
  await open(page, '/patients?q=meena', 'Patients');
  await page.getByRole('table').getByRole('link').first().click();
  await expect(page.getByRole('heading', { name: /sharma/i, level: 1 })).toBeVisible();
  await loaded(page);
}

/** A part of the chart that has an address of its own. */
async function openTab(page: Page, name: string): Promise<void> {
  await openMeena(page);
  await page
    .getByRole('navigation')
    .getByRole('link', { name: new RegExp(`^${name}`) })
    .click();
  await expect(page).toHaveURL(new RegExp(`/${name.toLowerCase()}$`));
  await loaded(page);
}

/** Something ahead, and a first page of what has been. */
async function withAppointments(page: Page): Promise<void> {
  await answered(page, `${APPOINTMENTS}[?].*from=.*`, appointmentsOf('ahead'));
  await answered(page, `${APPOINTMENTS}[?].*to=.*`, appointmentsOf('past'));
  await openTab(page, 'Appointments');
}

/** Two of the namesakes, whoever they are. */
async function openMerge(page: Page): Promise<void> {
  await open(page, '/patients?q=meena', 'Patients');
  const links = page.getByRole('table').getByRole('link');
  const [one, other] = [await links.nth(0).getAttribute('href'), await links.nth(1).getAttribute('href')];
  await page.goto(`${CITY}${one}/merge/${String(other).split('/').pop()}`);
  await expect(page.getByRole('heading', { name: 'Merge two records of one person' })).toBeVisible();
  await loaded(page);
}

async function editMeena(page: Page): Promise<void> {
  await openMeena(page);
  await page.getByRole('link', { name: 'Edit' }).click();
  await expect(page.getByRole('heading', { name: 'Edit patient' })).toBeVisible();
  await expect(page.getByLabel('Last name')).not.toHaveValue('');
}

/** Somebody saved first: the save is refused, and the patient read again is another one. */
async function conflict(page: Page): Promise<void> {
  await editMeena(page);
  await page.getByLabel('E-mail').fill('meena.sharma@mail.example');
  await refused(
    page,
    ONE_PATIENT,
    { status: 412, code: 'version.stale', title: 'Changed meanwhile', detail: 'Somebody saved first.' },
    'PUT',
  );
  await changed(page, ONE_PATIENT, (body) => ({ ...body, email: 'meena@clinic.example', phone: '+919822041763', version: 99 }));
  await press(page, 'Save changes');
  await dialogOpen(page);
}

async function registerAgain(page: Page): Promise<void> {
  const one = {
    id: '0197f2c4-8a51-7cc3-9d7e-5b1f20a4c611',
    patientNumber: 'CH-0000042',
    firstName: 'Meena',
    middleName: null,
    title: null,
  };
  const candidate = { ...one, lastName: 'Sharma', dateOfBirth: '2014-03-02', gender: 'female', phone: null, reasons: ['name'], score: 75 };
  const problem = { status: 409, code: 'patient.possible_duplicate', title: 'Possible duplicate', candidates: [candidate] };
  await refused(page, PATIENTS, { ...problem, detail: 'One registered patient may be the same person.' }, 'POST');
  await open(page, '/patients/new', 'Register patient');
  await page.getByLabel('Last name').fill('Sharma');
  await page.getByLabel('First name').fill('Meena');
  await press(page, 'Age instead');
  await page.getByLabel('Age in years').fill('12');
  await page.getByLabel('Sex').selectOption({ label: 'Female' });
  await press(page, 'Register patient');
  await expect(page.getByRole('button', { name: 'Register anyway' })).toBeVisible();
}

async function chooseFile(page: Page): Promise<void> {
  await open(page, '/patients/import', 'Import patients');
  const file = { name: 'front-desk.csv', mimeType: 'text/csv', buffer: Buffer.from(awkwardCsv()) };
  await page.locator('input[type=file]').setInputFiles(file);
  await expect(page.getByRole('button', { name: 'Import this file' })).toBeVisible();
}

async function openMenu(page: Page, item?: string): Promise<void> {
  await staff(page);
  await press(page, 'Actions for Asha Kulkarni');
  if (!item) return expect(page.getByRole('menu')).toBeVisible();
  await page.getByRole('menuitem', { name: item }).click();
  await dialogOpen(page);
}

/** From the patient's page, with the details of the newest event open. */
async function whoLookedAtMeena(page: Page): Promise<void> {
  await openMeena(page);
  await page.getByRole('link', { name: 'Who looked at this chart' }).click();
  await expect(page.getByRole('button', { name: /^Sharma.*remove filter$/i })).toBeVisible();
  await press(page, /^Details: .*Opened a patient's chart$/);
  await expect(page.getByText('patient.read')).toBeVisible();
}

const PATIENT_LIST: readonly Look[] = [
  aLook('plain', patients),
  aLook('namesakes', (page) => open(page, '/patients?q=meena', 'Patients')),
  aLook('filtered', (page) => open(page, '/patients?gender=female&status=active', 'Patients')),
  aLook('ordered', (page) => open(page, '/patients?sort=-lastVisitAt&columns=number,age,lastVisit&lastVisitFrom=2026-01-01', 'Patients')),
  aLook('columns', async (page) => {
    await patients(page);
    const columns = page.getByRole('button', { name: 'Columns' });
    if (await columns.isVisible()) await columns.click();
  }),
  aLook('no match', (page) => open(page, '/patients?q=zzqqxx', 'Patients')),
  aLook('empty', async (page) => {
    await emptied(page, PATIENTS);
    await patients(page);
    await expect(page.getByRole('heading', { name: 'No patients yet' })).toBeVisible();
  }),
  aLook('error', async (page) => {
    await failing(page, PATIENTS);
    await patients(page);
    await expect(page.getByText('Patients could not be loaded.')).toBeVisible();
  }),
  aLook('loading', async (page) => {
    await silent(page, PATIENTS);
    await page.goto(`${CITY}/patients`);
    await expect(page.getByText('Still loading. The connection or the server is slow.')).toBeVisible();
  }),
];

const STAFF_LIST: readonly Look[] = [
  aLook('plain', staff),
  aLook('menu', (page) => openMenu(page)),
  aLook('roles', async (page) => {
    await openMenu(page, 'Change roles');
    await page.getByLabel(/^Doctor/).check();
  }),
  aLook('suspend', (page) => openMenu(page, 'Suspend')),
  aLook('no match', (page) => open(page, '/staff?q=zzqqxx', 'Staff')),
  aLook('full', async (page) => {
    await changed(page, STAFF, (body) => ({ ...body, seats: { used: 5, limit: 5 } }));
    await staff(page);
  }),
  aLook('error', async (page) => {
    await failing(page, STAFF);
    await staff(page);
  }),
];

/** The hospital's portal, for an Admin of City Hospital; what only a doctor is shown has looks of its own. */
export const PORTAL_LOOKS: Looks<Exclude<PagePath, DoctorPath>> = {
  ...VISIT_LOOKS,
  ...authLooks(CITY, {
    '/auth/signup': [aLook('plain', (page) => open(page, '/auth/signup', /^Ask to join/))],
    '/auth/signup/confirm': [aLook('plain', (page) => open(page, '/auth/signup/confirm', 'Confirm your address'))],
  }),
  '/': [
    aLook('plain', (page) => open(page, '/', /^Good /)),
    aLook('empty', async (page) => {
      await emptied(page, PATIENTS);
      await open(page, '/', /^Good /);
    }),
    aLook('critical', async (page) => {
      await answered(page, '/api/critical-results', someCritical);
      await open(page, '/', /^Good /);
      await expect(page.getByRole('heading', { name: '1 critical result waits for you' })).toBeVisible();
    }),
    aLook('error', async (page) => {
      await failing(page, PATIENTS);
      await failing(page, '/api/home');
      await failing(page, '/api/critical-results');
      await open(page, '/', /^Good /);
      await expect(page.getByText('The figures could not be loaded.')).toBeVisible();
    }),
  ],
  '/patients': PATIENT_LIST,
  '/patients/new': [
    aLook('plain', (page) => open(page, '/patients/new', 'Register patient')),
    aLook('faults', async (page) => {
      await open(page, '/patients/new', 'Register patient');
      await press(page, 'Register patient');
      await expect(page.getByRole('alert')).toBeVisible();
    }),
    aLook('allergies', async (page) => {
      await open(page, '/patients/new', 'Register patient');
      await page.getByRole('radio', { name: 'Allergic to' }).check();
      await page.getByLabel('Substance').fill('Penicillin');
      await press(page, 'Add another allergy');
      await press(page, 'Register patient');
      await expect(page.getByRole('alert')).toBeVisible();
    }),
    aLook('likely duplicate', registerAgain),
  ],
  '/patients/import': [aLook('plain', (page) => open(page, '/patients/import', 'Import patients')), aLook('columns', chooseFile)],
  '/patients/:id': [
    aLook('plain', openMeena),
    ...problemLooks(openMeena),
    aLook('archive', async (page) => {
      await openMeena(page);
      await press(page, 'Archive');
      await dialogOpen(page);
    }),
    aLook('archived', async (page) => {
      await changed(page, ONE_PATIENT, (body) => ({ ...body, status: 'archived' }));
      await openMeena(page);
    }),
    aLook('not there', async (page) => {
      await page.goto(`${CITY}/patients/00000000-0000-7000-8000-000000000000`);
      await expect(page.getByRole('heading', { name: 'There is no such patient' })).toBeVisible();
    }),
  ],
  '/patients/:id/edit': [aLook('plain', editMeena), aLook('conflict', conflict)],
  '/patients/:id/timeline': [
    aLook('plain', async (page) => {
      await answered(page, TIMELINE, someTimeline);
      await openTab(page, 'Timeline');
    }),
    aLook('no match', async (page) => {
      await emptied(page, TIMELINE);
      await openTab(page, 'Timeline');
      await press(page, 'Merges');
      await expect(page.getByRole('heading', { name: 'None of these' })).toBeVisible();
    }),
    aLook('error', async (page) => {
      await failing(page, TIMELINE);
      await openTab(page, 'Timeline');
      await expect(page.getByText('The timeline could not be loaded.')).toBeVisible();
    }),
  ],
  '/patients/:id/appointments': [
    aLook('plain', withAppointments),
    aLook('empty', async (page) => {
      await emptied(page, APPOINTMENTS);
      await openTab(page, 'Appointments');
      await expect(page.getByRole('heading', { name: 'No appointments' })).toBeVisible();
    }),
    aLook('error', async (page) => {
      await failing(page, APPOINTMENTS);
      await openTab(page, 'Appointments');
      await expect(page.getByText('The appointments could not be loaded.')).toBeVisible();
    }),
  ],
  '/patients/:id/allergies': [aLook('plain', (page) => openTab(page, 'Allergies'))],
  '/patients/:id/duplicates': [aLook('plain', (page) => openTab(page, 'Duplicates'))],
  '/patients/:id/wristband': [
    aLook('plain', async (page) => {
      await openMeena(page);
      await page.getByRole('link', { name: 'Wristband' }).click();
      await expect(page.getByRole('heading', { name: 'Wristband and label' })).toBeVisible();
    }),
  ],
  '/patients/:id/merge/:otherId': [aLook('plain', openMerge)],
  ...recordLooks(CITY, openTab),
  ...planLooks(openTab),
  ...appointmentLooks(CITY),
  ...availabilityLooks(CITY),
  ...prescriptionLooks(CITY),
  ...queueLooks(CITY),
  ...verifyLooks(CITY),
  ...waitlistLooks(CITY),
  ...labLooks(CITY, openMeena),
  ...hospitalLooks(CITY),
  '/staff': STAFF_LIST,
  '/staff/invite': [
    aLook('plain', (page) => open(page, '/staff/invite', 'Invite a person')),
    aLook('faults', async (page) => {
      await open(page, '/staff/invite', 'Invite a person');
      await press(page, 'Send invitation');
      await expect(page.getByRole('alert')).toBeVisible();
    }),
  ],
  '/settings/security': [aLook('plain', (page) => open(page, '/settings/security', 'Security settings'))],
  '/audit': [
    aLook('plain', (page) => open(page, '/audit', 'Audit')),
    aLook('one patient', whoLookedAtMeena),
    aLook('empty', (page) => open(page, '/audit?to=2020-01-01', 'Audit')),
    aLook('error', async (page) => {
      await failing(page, '/api/audit-events');
      await open(page, '/audit', 'Audit');
    }),
  ],
  ...endLooks(CITY),
};
