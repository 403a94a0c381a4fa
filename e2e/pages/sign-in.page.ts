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

  async expectSignedIn(): Promise<void> {
    await expect(this.page.getByRole('navigation').first()).toBeVisible();
    await expect(this.page).not.toHaveURL(/\/auth\//);
  }
}
