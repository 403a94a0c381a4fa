import { expect, type Page } from '@playwright/test';
import { portalUrl } from '../fixtures/ports.js';
import { answered, emptied, failing, refused, signedIn } from './answers.js';
import { aLook, at, dialogOpen, type Look, loaded, press } from './look-list.js';
import { aPrescription, pageOf } from './prescription-answers.js';
import { someVitals } from './record-answers.js';
import { AMENDED, DRAFT, IN_ERROR, VERSIONS, visitOf, visitsOf } from './visit-answers.js';

const CITY = portalUrl('cityhospital');
const open = at(CITY);
const LIST = '/api/records';
const ONE = '/api/records/[^/]+';

interface Seen {
  readonly patientId: string;
  /** Of who is signed in. */
  readonly userId: string;
}

/** A patient whose page is open. */
async function openMeena(page: Page): Promise<Seen> {
  // A page that is left may still be asking.
  await page.goto('about:blank');
  const userId = signedIn(page);
  await open(page, '/patients?q=meena', 'Patients');
  await page.getByRole('table').getByRole('link').first().click();
  await expect(page.getByRole('heading', { name: /sharma/i, level: 1 })).toBeVisible();
  await loaded(page);
  return { patientId: page.url().split('/').pop()!, userId: await userId };
}

async function openTab(page: Page): Promise<void> {
  await page
    .getByRole('navigation')
    .getByRole('link', { name: /^Visits/ })
    .click();
  await expect(page).toHaveURL(/\/visits$/);
  await loaded(page);
}

/** One of the visits in the list, as `of` has it. */
async function openVisit(page: Page, of: (seen: Seen) => object = () => ({})): Promise<void> {
  const seen = await openMeena(page);
  await answered(page, `${ONE}/versions`, VERSIONS);
  await answered(page, ONE, visitOf(seen.patientId, of(seen)));
  await answered(page, LIST, visitsOf(seen.patientId));
  await answered(page, '/api/prescriptions[?].*visitId=.*', pageOf([aPrescription(seen.patientId, 0, 'active')]));
  await answered(page, '/api/patients/[^/]+/vitals[?].*visitId=.*', { ...someVitals, data: someVitals.data.slice(0, 1) });
  await openTab(page);
  await page
    .getByRole('link', { name: /Pain in the left knee/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { name: /^Visit / })).toBeVisible();
  await loaded(page);
}

const TAB: readonly Look[] = [
  aLook('plain', async (page) => {
    const { patientId } = await openMeena(page);
    await answered(page, LIST, visitsOf(patientId));
    await openTab(page);
  }),
  aLook('empty', async (page) => {
    await emptied(page, LIST);
    await openMeena(page);
    await openTab(page);
    await expect(page.getByRole('heading', { name: 'No visits yet' })).toBeVisible();
  }),
  aLook('error', async (page) => {
    await failing(page, LIST);
    await openMeena(page);
    await openTab(page);
    await expect(page.getByText('The visits could not be loaded.')).toBeVisible();
  }),
];

const ALL: readonly Look[] = [
  aLook('plain', async (page) => {
    await answered(page, LIST, visitsOf('0197f2c4-8a51-7cc3-9d7e-5b1f20a4c611'));
    await open(page, '/visits?status=draft', 'Visits');
  }),
  aLook('empty', async (page) => {
    await emptied(page, LIST);
    await open(page, '/visits?status=draft', 'Visits');
    await expect(page.getByRole('heading', { name: 'Nothing to sign' })).toBeVisible();
  }),
  aLook('error', async (page) => {
    await failing(page, LIST);
    await open(page, '/visits', 'Visits');
  }),
];

/** The visits of a patient, for an Admin, who reads them. */
export const VISIT_LOOKS = { '/patients/:id/visits': TAB, '/visits': ALL } as const;

/** What only a doctor is shown. */
export const DOCTOR_LOOKS = {
  '/patients/:id/visits/new': [
    aLook('plain', async (page) => {
      await openMeena(page);
      await page.getByRole('link', { name: 'Start visit' }).first().click();
      await expect(page.getByLabel('Kind of visit')).toBeVisible();
    }),
    aLook('refused', async (page) => {
      await refused(
        page,
        LIST,
        { status: 409, code: 'patient.illegal_state', title: 'Not now', detail: 'This patient is archived.' },
        'POST',
      );
      await openMeena(page);
      await page.getByRole('link', { name: 'Start visit' }).first().click();
      await page.getByLabel('Kind of visit').selectOption({ label: 'Emergency' });
      await press(page, 'Start visit');
      await expect(page.getByText('This patient is archived.')).toBeVisible();
    }),
  ],
  '/patients/:id/visits/:visitId': [
    aLook('draft', (page) => openVisit(page, ({ userId }) => ({ ...DRAFT, doctorId: userId }))),
    aLook('signed', (page) => openVisit(page)),
    aLook('amended', (page) => openVisit(page, () => AMENDED)),
    aLook('in error', (page) => openVisit(page, () => IN_ERROR)),
    aLook('somebody else’s draft', (page) => openVisit(page, () => DRAFT)),
    aLook('sign', async (page) => {
      await openVisit(page, ({ userId }) => ({ ...DRAFT, doctorId: userId }));
      await press(page, 'Sign');
      await dialogOpen(page);
    }),
    aLook('amend', async (page) => {
      await openVisit(page);
      await press(page, 'Amend');
      await press(page, 'Sign amendment');
      await expect(page.getByText('Write why it is amended.')).toBeVisible();
    }),
    aLook('not saved', async (page) => {
      await openVisit(page, ({ userId }) => ({ ...DRAFT, doctorId: userId }));
      await refused(page, ONE, { status: 500, code: 'internal', title: 'Internal error', detail: 'Something went wrong.' }, 'PUT');
      await page.getByLabel('Plan', { exact: true }).fill('Rest');
      await page.keyboard.press('Control+s');
      await expect(page.getByText(/^Not saved\./)).toBeVisible();
    }),
    aLook('not there', async (page) => {
      const { patientId } = await openMeena(page);
      await page.goto(`${CITY}/patients/${patientId}/visits/00000000-0000-7000-8000-000000000000`);
      await expect(page.getByRole('heading', { name: 'There is no such visit' })).toBeVisible();
    }),
  ],
} as const satisfies Record<string, readonly Look[]>;

export type DoctorPath = keyof typeof DOCTOR_LOOKS;
