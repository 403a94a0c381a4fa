import { expect, test, type Browser, type Page } from '../fixtures/test.js';
import { awkwardCsv, BAD_LINES, plainCsv } from '../fixtures/awkward-csv.js';
import { mailTo } from '../fixtures/mail.js';
import { ADMIN_URL, apiUrl, DEMO_PASSWORD, portalUrl } from '../fixtures/ports.js';
import { NewHospitalPage } from '../pages/new-hospital.page.js';
import { PatientsPage } from '../pages/patients.page.js';
import { SignInPage } from '../pages/sign-in.page.js';

const HOSPITAL = {
  name: 'Sanjeevani Hospital',
  subdomain: 'sanjeevani',
  adminName: 'Dr Kavita Solanki',
  adminEmail: 'kavita@sanjeevani.example',
};
const PASSWORD = 'Monsoon-Lotus-42';
const NEW_PASSWORD = 'Winter-Mango-77';
const PORTAL = portalUrl(HOSPITAL.subdomain);

test.describe.configure({ mode: 'serial' });

/** One page for the operator, one for the hospital's admin: the journeys build on each other, as a day does. */
let operator: Page;
let admin: Page;
let tenantId: string;
let patientUrl: string;

const newPage = async (browser: Browser): Promise<Page> => (await browser.newContext()).newPage();

test.beforeAll(async ({ browser }) => {
  operator = await newPage(browser);
  admin = await newPage(browser);
});

test('the operator creates a hospital; a reload half-way keeps the draft', async () => {
  const signIn = new SignInPage(operator);
  await signIn.open(ADMIN_URL);
  await signIn.signIn('admin@example.com', DEMO_PASSWORD);
  await signIn.expectSignedIn();
  const wizard = new NewHospitalPage(operator);
  await wizard.open();
  await wizard.fillDetails(HOSPITAL);
  await operator.reload();
  await wizard.fillAdmin(HOSPITAL);
  await wizard.choosePlan(/basic/i);
  tenantId = await wizard.create(HOSPITAL);
  await operator.goto(`${ADMIN_URL}/tenants?q=sanjeevani`);
  await expect(operator.getByText(HOSPITAL.name).first()).toBeVisible();
});

test('its admin opens the invitation out of the mail and is in', async () => {
  const { link } = await mailTo(HOSPITAL.adminEmail, /invitation/i);
  expect(link).toContain(PORTAL);
  await admin.goto(link);
  await expect(admin.getByRole('heading', { name: `Join ${HOSPITAL.name}` })).toBeVisible();
  await admin.getByLabel('Choose a password').fill('short');
  await admin.getByRole('button', { name: 'Accept and sign in' }).click();
  await expect(admin.getByRole('heading', { name: `Join ${HOSPITAL.name}` })).toBeVisible();
  await admin.getByLabel('Choose a password').fill(PASSWORD);
  await admin.getByRole('button', { name: 'Accept and sign in' }).click();
  await new SignInPage(admin).expectSignedIn();
});

test('the admin registers a patient; a likely duplicate is shown first', async () => {
  const patients = new PatientsPage(admin, PORTAL);
  const meena = { lastName: 'Sharma', firstName: 'Meena', born: ['2', '3', '1978'], sex: 'Female', phone: '98220 41763' } as const;
  await patients.open();
  await patients.register(meena);
  await expect(admin).toHaveURL(/\/patients\/[0-9a-f-]{36}$/);
  patientUrl = admin.url();
  await expect(admin.getByRole('heading', { name: /SHARMA/, level: 1 })).toBeVisible();
  await expect(admin.getByText('SH-0000001').filter({ visible: true }).first()).toBeVisible();
  await patients.open();
  await patients.register(meena);
  await expect(admin.getByRole('button', { name: 'Register anyway' })).toBeVisible();
});

test('200 awkward rows come in from a file; five bad ones are told by line', async () => {
  await new PatientsPage(admin, PORTAL).importCsv('front-desk.csv', awkwardCsv());
  const rejected = admin.getByRole('table');
  for (const line of Object.keys(BAD_LINES)) await expect(rejected.getByRole('cell', { name: line, exact: true })).toBeVisible();
  await expect(rejected.getByRole('row')).toHaveCount(6);
  await expect(admin.getByText('195', { exact: true })).toBeVisible();
});

test('patients are found by a typo, by phone and in Devanagari', async () => {
  const patients = new PatientsPage(admin, PORTAL);
  await patients.open();
  await patients.search('shrma meena');
  await patients.expectRow(/sharma/i);
  await patients.search('9822041763');
  await patients.expectRow(/sharma/i);
  await patients.search('मीना');
  await patients.expectRow(/मीना/);
  await patients.search('zzqqxx');
  await patients.expectNoMatch();
});

test('a reload stays signed in on the subdomain, and the search is still there', async () => {
  await new PatientsPage(admin, PORTAL).open();
  await new PatientsPage(admin, PORTAL).search('9822041763');
  await admin.reload();
  await expect(admin.getByRole('searchbox')).toHaveValue('9822041763');
  await new PatientsPage(admin, PORTAL).expectRow(/sharma/i);
});

test('the 501st patient of a basic hospital is told what the plan allows', async () => {
  const patients = new PatientsPage(admin, PORTAL);
  await patients.importCsv('the-rest.csv', plainCsv(500 - 196));
  await patients.open();
  await patients.register({ lastName: 'Onetoomany', born: ['1', '1', '1980'], sex: 'Female' });
  await expect(admin.getByText(/500 of 500 patients/).first()).toBeVisible();
  await expect(admin).toHaveURL(/\/patients\/new/);
});

test('another hospital cannot open the patient: not by address, not by the API', async ({ browser }) => {
  const other = await newPage(browser);
  const signIn = new SignInPage(other);
  await signIn.open(portalUrl('cityhospital'));
  await signIn.signIn('admin@cityhospital.example', DEMO_PASSWORD);
  await signIn.expectSignedIn();
  await other.goto(patientUrl.replace(PORTAL, portalUrl('cityhospital')));
  await expect(other.getByText(/no such patient|not found|there is no/i).first()).toBeVisible();
  await expect(other.getByText('SHARMA, Meena')).toHaveCount(0);
  const answer = await other.request.get(apiUrl(`/api/patients/${patientUrl.split('/').pop()!}`), {
    headers: { 'x-app-id': 'hospital-portal', 'x-tenant-id': tenantId },
  });
  expect(answer.status()).toBe(401);
});

test('a forgotten password is replaced by mail, and the old one is no way in', async ({ browser }) => {
  const page = await newPage(browser);
  const signIn = new SignInPage(page);
  await signIn.open(PORTAL);
  await page.getByRole('link', { name: 'Forgot password' }).click();
  await expect(page.getByRole('heading', { name: 'Forgot password' })).toBeVisible();
  await page.getByLabel('E-mail').fill(HOSPITAL.adminEmail);
  await page.getByRole('button', { name: 'Send link' }).click();
  await expect(page.getByRole('heading', { name: 'Look into your mail' })).toBeVisible();
  const { link } = await mailTo(HOSPITAL.adminEmail, /password/i);
  await page.goto(link);
  await page.getByLabel('New password', { exact: true }).fill(NEW_PASSWORD);
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByRole('heading', { name: 'Password changed' })).toBeVisible();
  await signIn.open(PORTAL);
  await signIn.signIn(HOSPITAL.adminEmail, PASSWORD);
  await expect(page.getByText(/e-mail or password|not right|wrong/i).first()).toBeVisible();
  await signIn.signIn(HOSPITAL.adminEmail, NEW_PASSWORD);
  await signIn.expectSignedIn();
});

test('the admin also gets in by hospital id, without the subdomain', async ({ browser }) => {
  const page = await newPage(browser);
  const signIn = new SignInPage(page);
  await signIn.open(portalUrl());
  await signIn.signIn(HOSPITAL.adminEmail, NEW_PASSWORD, tenantId);
  await signIn.expectSignedIn();
  await expect(page.getByText(HOSPITAL.name).first()).toBeVisible();
});

test('a locked hospital is out of an open portal within 5 seconds, and told why at sign-in', async ({ browser }) => {
  const page = await newPage(browser);
  const signIn = new SignInPage(page);
  await signIn.open(PORTAL);
  await signIn.signIn(HOSPITAL.adminEmail, NEW_PASSWORD);
  await signIn.expectSignedIn();
  await operator.goto(`${ADMIN_URL}/tenants/${tenantId}/danger`);
  await operator
    .getByRole('button', { name: /suspend/i })
    .first()
    .click();
  await operator.getByRole('radio', { name: /lock/i }).check();
  await operator.getByRole('textbox', { name: 'Reason' }).fill('Contract ended on 21 November.');
  await operator
    .getByRole('dialog')
    .getByRole('button', { name: /suspend|lock/i })
    .click();
  await expect(operator.getByText(/suspended|locked/i).first()).toBeVisible();
  // Nobody touches the open page: it leaves by itself.
  await expect(page).toHaveURL(/\/auth\/signin/, { timeout: 5000 });
  await signIn.signIn(HOSPITAL.adminEmail, NEW_PASSWORD);
  await expect(page.getByText('Contract ended on 21 November.')).toBeVisible();
});
