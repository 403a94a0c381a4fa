import { expect, type Page } from '@playwright/test';

interface Booking {
  /** What finds the patient. */
  readonly patient: string;
  readonly doctor: string;
  readonly day: string;
}

/** Booking, and the hours of a doctor. */
export class HoursPage {
  constructor(
    private readonly page: Page,
    private readonly origin: string,
  ) {}

  /** Takes the first free time of the day. @returns the appointment's address */
  async book({ patient, doctor, day }: Booking): Promise<string> {
    await this.page.goto(`${this.origin}/appointments/new`);
    await this.page.getByLabel('Find the patient').fill(patient);
    await this.page
      .getByRole('button', { name: new RegExp(patient, 'i') })
      .first()
      .click();
    const option = this.page.getByLabel('Doctor', { exact: true }).locator('option', { hasText: doctor });
    await this.page.getByLabel('Doctor', { exact: true }).selectOption(await option.getAttribute('value'));
    await this.page.getByLabel('Day', { exact: true }).fill(day);
    await this.page.getByRole('group', { name: 'Free times' }).getByRole('button').first().click();
    await this.page.getByRole('button', { name: 'Book appointment' }).click();
    await expect(this.page.getByRole('heading', { name: 'Appointment', level: 1, exact: true })).toBeVisible();
    return this.page.url();
  }

  async open(doctor: string): Promise<void> {
    await this.page.goto(`${this.origin}/availability`);
    await this.page.getByRole('link', { name: doctor }).click();
    await expect(this.page.getByRole('heading', { name: doctor, level: 1 })).toBeVisible();
  }

  async addLeave(day: string, note: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Add leave' }).click();
    await this.page.getByLabel('First day').fill(day);
    await this.page.getByLabel('Last day').fill(day);
    await this.page.getByLabel('Note').fill(note);
    await this.page.getByRole('button', { name: 'Add leave' }).click();
  }
  /** All that a weekday has; the form stays open until it is saved. @param weekday as the form has it */
  async dropHours(weekday: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Edit hours' }).click();
    const lines = this.page.getByRole('group', { name: /^Hours \d+$/ });
    await expect(lines.first()).toBeVisible();
    for (let line = (await lines.count()) - 1; line >= 0; line -= 1) {
      const named = await lines.nth(line).getByLabel('Weekday').locator('option:checked').innerText();
      if (named === weekday)
        await lines
          .nth(line)
          .getByRole('button', { name: /^Remove/ })
          .click();
    }
  }

  async saveHours(): Promise<void> {
    await this.page.getByRole('button', { name: 'Save hours' }).click();
  }
}
