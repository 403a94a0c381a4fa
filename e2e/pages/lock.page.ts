import { expect, type Page } from '@playwright/test';

/** What lies over an untouched page. */
export class LockPage {
  constructor(private readonly page: Page) {}

  async expectLocked(): Promise<void> {
    await expect(this.page.getByRole('dialog', { name: 'Locked' })).toBeVisible();
    await expect(this.page.getByRole('navigation')).toHaveCount(0); // nothing behind it can be read
  }

  async expectOpen(): Promise<void> {
    await expect(this.page.getByRole('navigation').first()).toBeVisible();
    await expect(this.page.getByRole('dialog', { name: 'Locked' })).toHaveCount(0);
  }

  async unlock(password: string): Promise<void> {
    await this.page.getByLabel('Password', { exact: true }).fill(password);
    await this.page.getByRole('button', { name: 'Unlock' }).click();
  }

  async signInAsSomebodyElse(): Promise<void> {
    await this.page.getByRole('button', { name: 'Sign in as somebody else' }).click();
    await expect(this.page).toHaveURL(/\/auth\/signin$/);
  }
}
