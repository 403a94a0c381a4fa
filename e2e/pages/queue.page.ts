import { expect, type Page } from '@playwright/test';

/** The walk-in queue as the front desk works with it. */
export class QueuePage {
  constructor(
    private readonly page: Page,
    private readonly origin: string,
  ) {}

  async open(query = ''): Promise<void> {
    await this.page.goto(`${this.origin}/queue${query}`);
    await expect(this.page.getByRole('heading', { name: 'Queue', level: 1 })).toBeVisible();
  }

  /** @returns the number that was given */
  async issue(patient: string, doctor: RegExp): Promise<number> {
    await this.page.getByRole('link', { name: 'Issue token' }).first().click();
    await this.page.getByLabel('Find the patient').fill(patient);
    await this.page.getByRole('button', { name: new RegExp(patient, 'i') }).click();
    const choice = this.page.getByLabel('Doctor').locator('option').filter({ hasText: doctor });
    await this.page.getByLabel('Doctor').selectOption(String(await choice.getAttribute('value')));
    await this.page.getByRole('button', { name: 'Issue token' }).click();
    const slip = this.page.getByRole('region', { name: 'Slip' });
    await expect(slip.getByText(doctor)).toBeVisible();
    await this.page.getByRole('link', { name: 'To the queue' }).click();
    await expect(this.page).toHaveURL(/\/queue\?doctor=/);
    const row = this.row(patient);
    await expect(row).toBeVisible();
    return Number(await row.getByRole('cell').first().innerText());
  }

  row(patient: string) {
    return this.page.getByRole('row').filter({ hasText: new RegExp(patient, 'i') });
  }

  async take(step: string, number: number): Promise<void> {
    await this.page.getByRole('button', { name: `${step}, number ${number}`, exact: true }).click();
  }
}
