/** @typedef {{ name: string, app: 'admin' | 'portal', path: string, heading: string, email?: string }} AuditedPage */

/** @type {readonly AuditedPage[]} A page with `email` is seen by who is signed in. */
export const PAGES = [
  { name: 'admin sign-in', app: 'admin', path: '/auth/signin', heading: 'Sign in' },
  { name: 'portal sign-in', app: 'portal', path: '/auth/signin', heading: 'Sign in' },
  { name: 'hospitals', app: 'admin', path: '/tenants', heading: 'Hospitals', email: 'admin@example.com' },
  { name: 'patients', app: 'portal', path: '/patients', heading: 'Patients', email: 'receptionist@cityhospital.example' },
];

const PASSWORD = 'password123';

/** @param {AuditedPage} page @param {Record<string, number>} ports */
export const addressOf = ({ app, path }, ports) =>
  app === 'admin' ? `http://localhost:${ports.admin}${path}` : `http://cityhospital.localhost:${ports.portal}${path}`;

/**
 * Signs in and waits for the page; the session stays in the browser.
 *
 * @param {import('@playwright/test').BrowserContext} context
 * @param {AuditedPage & { email: string }} page
 * @param {Record<string, number>} ports
 */
export async function signIn(context, page, ports) {
  const tab = await context.newPage();
  await tab.goto(addressOf(page, ports));
  await tab.getByLabel('E-mail').fill(page.email);
  await tab.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await tab.getByRole('button', { name: 'Sign in', exact: true }).click();
  await tab.getByRole('heading', { name: page.heading, level: 1 }).waitFor();
  await tab.close();
}
