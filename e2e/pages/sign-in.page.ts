import { expect, type Page } from '@playwright/test';

/** The sign-in page of either app. */
export class SignInPage {
  constructor(private readonly page: Page) {}

  async open(origin: string): Promise<void> {
    await this.page.goto(`${origin}/auth/signin`);
    await expect(this.page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  }

  async signIn(email: string, password: string, tenantId?: string): Promise<void> {
    await this.page.getByLabel('E-mail').fill(email);
    await this.page.getByLabel('Password', { exact: true }).fill(password);
    if (tenantId) await this.page.getByLabel('Hospital id').fill(tenantId);
    await this.page.getByRole('button', { name: 'Sign in', exact: true }).click();
  }

  /** The second step: a code of the app. */
  async enterCode(code: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Code' }).fill(code);
    await this.page.getByRole('button', { name: 'Sign in', exact: true }).click();
  }

  async enterRecoveryCode(code: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Use a recovery code' }).click();
    await this.page.getByRole('textbox', { name: 'Recovery code' }).fill(code);
    await this.page.getByRole('button', { name: 'Sign in', exact: true }).click();
  }

  async signOut(): Promise<void> {
    await this.page.getByRole('button', { name: /^Account: / }).click();
    await this.page.getByRole('menuitem', { name: 'Sign out' }).click();
    await expect(this.page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  }

  async expectSignedIn(): Promise<void> {
    await expect(this.page.getByRole('navigation').first()).toBeVisible();
    await expect(this.page).not.toHaveURL(/\/auth\//);
  }
}
