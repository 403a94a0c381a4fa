import { expect, test, type Browser, type BrowserContext, type Page } from '../fixtures/test.js';
import { look } from '../fixtures/look.js';
import { mailTo } from '../fixtures/mail.js';
import { ADMIN_URL, DEMO_PASSWORD, portalUrl } from '../fixtures/ports.js';
import { LockPage } from '../pages/lock.page.js';
import { NewHospitalPage } from '../pages/new-hospital.page.js';
import { SignInPage } from '../pages/sign-in.page.js';
import { TwoStepPage, type Authenticator } from '../pages/two-step.page.js';

const HOSPITAL = {
  name: 'Arogya Hospital',
  subdomain: 'arogya',
  adminName: 'Priya Deshmukh',
  adminEmail: 'priya@arogya.example',
};
const SECOND = { name: 'Ravi Menon', email: 'ravi@arogya.example' };
const JOINER = { name: 'Asha Kulkarni', email: 'asha@clinic.example' };
const PASSWORD = 'Monsoon-Lotus-42';
const PORTAL = portalUrl(HOSPITAL.subdomain);

test.describe.configure({ mode: 'serial' });

/** The first Admin, and the second one's two devices. */
let admin: Page;
let second: Page;
let secondContext: BrowserContext;
let app: Authenticator;
let codes: string[];

const newPage = async (browser: Browser): Promise<Page> => (await browser.newContext()).newPage();

async function acceptInvitation(page: Page, email: string): Promise<void> {
  await page.goto((await mailTo(email, /invitation/i)).link);
  await page.getByLabel('Choose a password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Accept and sign in' }).click();
}

test.beforeAll(async ({ browser }) => {
  const operator = await newPage(browser);
  const signIn = new SignInPage(operator);
  await signIn.open(ADMIN_URL);
  await signIn.signIn('admin@example.com', DEMO_PASSWORD);
  await signIn.expectSignedIn();
  const wizard = new NewHospitalPage(operator);
  await wizard.open();
  await wizard.fillDetails(HOSPITAL);
  await wizard.fillAdmin(HOSPITAL);
  await wizard.choosePlan(/basic/i);
  await wizard.create(HOSPITAL);
  await operator.context().close();
  admin = await newPage(browser);
  secondContext = await browser.newContext();
  second = await secondContext.newPage();
  await acceptInvitation(admin, HOSPITAL.adminEmail);
  await new SignInPage(admin).expectSignedIn();
});

test('an Admin requires two steps of all Admins, and has to begin', async ({}, info) => {
  await admin.goto(`${PORTAL}/settings`);
  await admin.getByLabel(/^Admins must sign in/).check();
  await admin.getByRole('button', { name: 'Save' }).click();
  await admin.getByRole('link', { name: 'Set it up' }).click();
  const twoStep = new TwoStepPage(admin);
  await look(admin, 'two-step-setup', info, { further: true });
  await twoStep.connect('Turn on');
  await look(admin, 'recovery-codes', info, { further: true });
  await twoStep.keepCodes('Done');
  await expect(admin.getByText('10 recovery codes are left.')).toBeVisible();
  await admin.goto(`${PORTAL}/settings`);
  await admin.getByLabel(/^Admins must sign in/).check();
  await admin.getByLabel('Lock after').fill('10');
  await admin.getByRole('button', { name: 'Save' }).click();
  await expect(admin.getByText('Security settings saved.')).toBeVisible();
});

test('what is worth protecting asks once more who it is; cancelling leaves the page as it was', async ({}, info) => {
  const reauthRequired = {
    status: 401,
    headers: { 'access-control-allow-origin': PORTAL, 'access-control-allow-credentials': 'true' },
    contentType: 'application/problem+json',
    body: JSON.stringify({ status: 401, code: 'reauth_required', title: 'Unauthorized', detail: 'Confirm that it is you.' }),
  };
  await admin.goto(`${PORTAL}/account`);
  for (const answer of ['Cancel', 'Confirm']) {
    // The sign-in was a minute ago: the server would not ask yet.
    await admin.route('**/auth/mfa/recovery-codes', (route) => route.fulfill(reauthRequired), { times: 1 });
    await admin.getByRole('button', { name: 'New recovery codes' }).click();
    await admin.getByRole('button', { name: 'Make new codes' }).click();
    const dialog = admin.getByRole('dialog', { name: 'Is it still you?' });
    await expect(dialog).toBeVisible();
    if (answer === 'Confirm') {
      await look(admin, 'step-up', info, { further: true });
      await dialog.getByLabel('Password', { exact: true }).fill(PASSWORD);
    }
    await dialog.getByRole('button', { name: answer }).click();
    await expect(dialog).toHaveCount(0);
    await expect(admin.getByRole('list', { name: 'Recovery codes' })).toHaveCount(answer === 'Confirm' ? 1 : 0);
  }
  await new TwoStepPage(admin).keepCodes('Done');
});

test('the next Admin sets the second step up on the way in', async ({}, info) => {
  await admin.goto(`${PORTAL}/staff/invite`);
  await admin.getByLabel('Name').fill(SECOND.name);
  await admin.getByLabel('E-mail').fill(SECOND.email);
  await admin.getByLabel(/^Admin/).check();
  await admin.getByRole('button', { name: 'Send invitation' }).click();
  await acceptInvitation(second, SECOND.email);
  await expect(second.getByRole('heading', { name: 'Set up two-step verification' })).toBeVisible();
  await look(second, 'sign-in-setup', info, { further: true });
  const twoStep = new TwoStepPage(second);
  ({ app, codes } = await twoStep.connect('Turn on and sign in'));
  await look(second, 'sign-in-codes', info, { further: true });
  await twoStep.keepCodes('Go on');
  await new SignInPage(second).expectSignedIn();
});

test('a recovery code lets in once, a code of the app the next time; the list of sessions ends the other device', async ({
  browser,
}, info) => {
  const signIn = new SignInPage(second);
  await signIn.signOut();
  await signIn.signIn(SECOND.email, PASSWORD);
  await look(second, 'sign-in-code', info, { further: true });
  await signIn.enterRecoveryCode(codes[0]);
  await signIn.expectSignedIn();
  const telephone = await newPage(browser);
  const elsewhere = new SignInPage(telephone);
  await elsewhere.open(PORTAL);
  await elsewhere.signIn(SECOND.email, PASSWORD);
  await elsewhere.enterRecoveryCode(codes[0]);
  await expect(telephone.getByRole('alert')).toContainText('not right, or was used already');
  await telephone.getByRole('button', { name: 'Use the authenticator app' }).click();
  await elsewhere.enterCode(app.nextCode());
  await elsewhere.expectSignedIn();
  await second.goto(`${PORTAL}/account`);
  await expect(second.getByText('9 recovery codes are left.')).toBeVisible();
  await look(second, 'account', info, { further: true });
  await second
    .getByRole('button', { name: /^Sign out / })
    .first()
    .click();
  await expect(second.getByText('Signed out there.')).toBeVisible();
  await expect(telephone).toHaveURL(/\/auth\/signin/, { timeout: 8000 }); // nobody touches it
});

test('an untouched page locks in all tabs, and opens again with what was typed', async ({}, info) => {
  const tab = await secondContext.newPage();
  await tab.goto(`${PORTAL}/patients`);
  await second.clock.install();
  await second.goto(`${PORTAL}/patients/new`);
  await second.getByLabel('Last name').fill('Half-typed');
  await second.clock.fastForward('08:30');
  await expect(second.getByText(/^This page locks in 1 minute/).first()).toBeVisible();
  await look(second, 'lock-warning', info, { further: true });
  await second.clock.fastForward('02:00');
  const [lock, otherLock] = [new LockPage(second), new LockPage(tab)];
  await lock.expectLocked();
  await otherLock.expectLocked();
  await expect(second.getByLabel('Last name')).toBeHidden();
  await look(second, 'locked', info, { further: true });
  await lock.unlock('not my password');
  await expect(second.getByText('This is not your password.')).toBeVisible();
  await lock.unlock(PASSWORD);
  await lock.expectOpen();
  await otherLock.expectOpen();
  await expect(second.getByLabel('Last name')).toHaveValue('Half-typed');
  await tab.close();
});

test('a reload stays locked; somebody else finds nothing of the page', async () => {
  const lock = new LockPage(second);
  await second.clock.fastForward('11:00');
  await lock.expectLocked();
  await second.reload();
  await lock.expectLocked();
  await lock.signInAsSomebodyElse();
  await expect(second.getByLabel('Last name')).toHaveCount(0);
  await second.goBack();
  await expect(second.getByRole('heading', { name: 'Sign in' })).toBeVisible();
});

test('a stranger asks to join, proves the address, is let in, and signs in', async ({ browser }, info) => {
  const page = await newPage(browser);
  const signIn = new SignInPage(page);
  await signIn.open(PORTAL);
  await page.getByRole('link', { name: 'Ask to join' }).click();
  await page.getByLabel('Your name').fill(JOINER.name);
  await page.getByLabel('E-mail').fill(JOINER.email);
  await page.getByLabel('Choose a password').fill(PASSWORD);
  await look(page, 'sign-up', info, { further: true });
  await page.getByRole('button', { name: 'Send me a code' }).click();
  await expect(page.getByRole('heading', { name: 'Look into your mail' })).toBeVisible();
  await look(page, 'sign-up-code', info, { further: true });
  const code = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec((await mailTo(JOINER.email, /is your code/)).text)?.[0];
  await page.getByRole('textbox', { name: 'Code' }).fill(code ?? '');
  await page.getByRole('button', { name: 'Confirm address' }).click();
  await expect(page.getByRole('heading', { name: 'Now an Admin decides' })).toBeVisible();
  await look(page, 'sign-up-waiting', info, { further: true });
  await signIn.open(PORTAL);
  await signIn.signIn(JOINER.email, PASSWORD);
  await expect(page.getByRole('alert')).toContainText('waits for the approval');
  await letIn(info);
  await mailTo(JOINER.email, /^Welcome to Arogya Hospital/);
  await signIn.signIn(JOINER.email, PASSWORD);
  await signIn.expectSignedIn();
});

async function letIn(info: Parameters<typeof look>[2]): Promise<void> {
  const { link } = await mailTo(HOSPITAL.adminEmail, /asks to join/);
  await admin.goto(link);
  await expect(admin.getByRole('cell', { name: 'Waiting for approval' })).toBeVisible();
  await look(admin, 'staff-pending', info, { further: true });
  await admin.getByRole('button', { name: 'Let in' }).click();
  const dialog = admin.getByRole('dialog');
  await dialog.getByLabel(/^Nurse/).check();
  await look(admin, 'let-in', info, { further: true });
  await dialog.getByRole('button', { name: 'Let in' }).click();
  await expect(admin.getByText(`${JOINER.name} is let in, and told by mail.`)).toBeVisible();
}
