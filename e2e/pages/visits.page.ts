import { expect, type Page } from '@playwright/test';

/** A patient's visits, and the note of one. */
export class VisitsPage {
  constructor(private readonly page: Page) {}

  /** From the patient's page. */
  async start(kind: string): Promise<void> {
    await this.page.getByRole('link', { name: 'Start visit' }).first().click();
    await this.page.getByLabel('Kind of visit').selectOption({ label: kind });
    await this.page.getByRole('button', { name: 'Start visit' }).click();
    await expect(this.page.getByRole('heading', { name: /^Visit / })).toBeVisible();
  }

  section(name: string) {
    return this.page.getByLabel(name, { exact: true });
  }

  /** Writes into a section and leaves it. */
  async write(name: string, text: string): Promise<void> {
    await this.section(name).fill(text);
    await this.page.keyboard.press('Tab');
  }

  async expectSaved(): Promise<void> {
    await expect(this.page.getByRole('status').filter({ hasText: /^Saved \d\d:\d\d$/ })).toBeVisible();
  }

  /** By keyboard: nothing is signed without the question. */
  async sign(): Promise<void> {
    await this.page.keyboard.press('Control+Enter');
    await this.page.getByRole('dialog').getByRole('button', { name: 'Sign visit' }).click();
    await expect(this.page.getByText(/^Signed by /)).toBeVisible();
  }

  async amend(name: string, text: string, reason: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Amend', exact: true }).click();
    await this.section(name).fill(text);
    await this.page.getByLabel('Reason of the amendment').fill(reason);
    await this.page.getByRole('button', { name: 'Sign amendment' }).click();
    await expect(this.page.getByText('Amendment signed. The text before stays readable.')).toBeVisible();
  }
}
