import { DEMO_PASSWORD, portalUrl } from '../fixtures/ports.js';
import { signedIn } from '../fixtures/signed-in.js';
import { expect, test, type Page } from '../fixtures/test.js';
import { LockPage } from '../pages/lock.page.js';
import { type PersonEntry, PatientsPage } from '../pages/patients.page.js';
import { VisitsPage } from '../pages/visits.page.js';

const HOSPITAL = 'complexform';
const PORTAL = portalUrl(HOSPITAL);
const FIRST: PersonEntry = { lastName: 'Tabrez', firstName: 'Nargis', born: ['8', '3', '1949'], sex: 'Female' };
const SECOND: PersonEntry = { lastName: 'Deshpande', firstName: 'Govind', born: ['21', '12', '1984'], sex: 'Male' };
/** Longer than any page of the hospital stays open untouched. */
const LONG = '30:00';

test.describe.configure({ mode: 'serial' });

let page: Page;
/** Where the draft of the first patient is. */
let draft: string;

const heading = (tab: Page, { lastName }: PersonEntry) => tab.getByRole('heading', { name: new RegExp(lastName, 'i'), level: 1 });

/** Registers somebody and begins a visit. @returns its address */
async function begun(tab: Page, person: PersonEntry): Promise<string> {
  const patients = new PatientsPage(tab, PORTAL);
  await patients.open();
  await patients.register(person);
  await expect(heading(tab, person)).toBeVisible();
  await new VisitsPage(tab).start('Outpatient');
  await expect(tab).toHaveURL(/\/visits\/[0-9a-f-]{36}$/);
  return tab.url();
}

async function expectAlone(tab: Page, [own, other]: readonly [PersonEntry, PersonEntry], complaint: string): Promise<void> {
  await expect(heading(tab, own)).toBeVisible();
  await expect(new VisitsPage(tab).section('Chief complaint')).toHaveValue(complaint);
  await expect(tab.getByText(new RegExp(other.lastName, 'i'))).toHaveCount(0);
}

test.beforeAll(async ({ browser }) => {
  page = await signedIn(browser, HOSPITAL, 'doctor');
  draft = await begun(page, FIRST);
});

test('two patients in two tabs of one session stay apart: their names, their drafts, after switching and after a reload', async () => {
  const other = await page.context().newPage();
  const second = await begun(other, SECOND);
  const [visits, others] = [new VisitsPage(page), new VisitsPage(other)];
  await page.bringToFront();
  await visits.section('Chief complaint').fill('Swollen ankles');
  await other.bringToFront();
  await others.section('Chief complaint').fill('Sprained wrist');
  await page.bringToFront();
  await visits.write('Plan', 'Less salt');
  await visits.expectSaved();
  await other.bringToFront();
  await expectAlone(other, [SECOND, FIRST], 'Sprained wrist');
  await others.write('Plan', 'A bandage');
  await others.expectSaved();
  for (const tab of [page, other]) await tab.reload();
  await expectAlone(page, [FIRST, SECOND], 'Swollen ankles');
  await expectAlone(other, [SECOND, FIRST], 'Sprained wrist');
  // The other one's draft in this tab, and back.
  await page.goto(second);
  await expectAlone(page, [SECOND, FIRST], 'Sprained wrist');
  await page.goBack();
  await expectAlone(page, [FIRST, SECOND], 'Swollen ankles');
  await expect(visits.section('Plan')).toHaveValue('Less salt');
  await other.close();
});

test('two devices write one section at once: both texts are shown, and the chosen one stays', async ({ browser }) => {
  const elsewhere = await signedIn(browser, HOSPITAL, 'doctor');
  await elsewhere.goto(draft);
  const [visits, others] = [new VisitsPage(page), new VisitsPage(elsewhere)];
  await expect(others.section('Plan')).toHaveValue('Less salt');
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.route(/[/]api[/]records[/]/, async (route) => {
    if (route.request().method() === 'PUT') await held;
    await route.continue();
  });
  await visits.write('Plan', 'Less salt, less water');
  await others.write('Plan', 'Less salt, furosemide');
  await others.expectSaved();
  letGo();
  const dialog = page.getByRole('dialog', { name: 'Which version do you want to save?' });
  const row = dialog.getByRole('row', { name: /^Plan/ });
  await expect(row.getByLabel('Less salt, less water')).toBeChecked();
  await row.getByLabel('Less salt, furosemide').check();
  await dialog.getByRole('button', { name: 'Save the chosen values' }).click();
  await expect(visits.section('Plan')).toHaveValue('Less salt, furosemide');
  await visits.expectSaved();
  await page.unrouteAll();
  await page.reload();
  await expect(visits.section('Plan')).toHaveValue('Less salt, furosemide');
  await elsewhere.context().close();
});

test('what was typed is there after the tab was closed, and after the page was locked', async () => {
  const closed = await page.context().newPage();
  await closed.goto(draft);
  await new VisitsPage(closed).section('History').fill('Since the rains');
  const saved = page.context().waitForEvent('response', (answer) => answer.request().method() === 'PUT');
  await closed.keyboard.press('Tab');
  await saved;
  await closed.close();
  const opened = await page.context().newPage();
  await opened.clock.install();
  await opened.goto(draft);
  const visits = new VisitsPage(opened);
  await expect(visits.section('History')).toHaveValue('Since the rains');
  await visits.section('Examination').fill('Pitting oedema');
  await opened.clock.fastForward(LONG);
  const lock = new LockPage(opened);
  await lock.expectLocked();
  await expect(visits.section('Examination')).toBeHidden();
  await lock.unlock(DEMO_PASSWORD);
  await lock.expectOpen();
  await expect(visits.section('Examination')).toHaveValue('Pitting oedema');
  await visits.expectSaved();
});
