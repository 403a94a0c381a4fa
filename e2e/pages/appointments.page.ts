import { expect, type Page } from '@playwright/test';

/** Booking, moving and one appointment's page. */
export class AppointmentsPage {
  constructor(
    private readonly page: Page,
    private readonly origin: string,
  ) {}

  /** At the doctor's first free time of a day (`YYYY-MM-DD`). */
  async book(about: { patient: string; doctor: RegExp; day: string }): Promise<void> {
    await this.fill(about);
    await this.page.getByRole('button', { name: 'Book appointment' }).click();
    await this.expectOpen();
  }

  /** The booking form, with the doctor's first free time of the day. */
  async fill({ patient, doctor, day }: { patient: string; doctor: RegExp; day: string }): Promise<void> {
    await this.page.goto(`${this.origin}/appointments/new?date=${day}`);
    await this.page.getByLabel('Find the patient').fill(patient);
    await this.page.getByRole('button', { name: new RegExp(patient, 'i') }).click();
    await this.choose(doctor);
  }

  /** The doctor, and the first free time. */
  async choose(doctor: RegExp): Promise<void> {
    await this.#chooseDoctor(doctor);
    await this.#takeTime(0);
  }

  /** At this minute, within the doctor's hours or not. */
  async bookNow({ patient, doctor, zone }: { patient: string; doctor: RegExp; zone: string }): Promise<void> {
    const now = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format();
    const [day, time] = now.split(' ');
    await this.page.goto(`${this.origin}/appointments/new?date=${day}`);
    await this.page.getByLabel('Find the patient').fill(patient);
    await this.page.getByRole('button', { name: new RegExp(patient, 'i') }).click();
    await this.#chooseDoctor(doctor);
    await this.page.getByLabel('Time', { exact: true }).fill(time);
    await this.page.getByRole('button', { name: 'Book appointment' }).click();
    const outside = this.page.getByRole('button', { name: 'Book outside the hours' });
    await outside.or(this.page.getByRole('heading', { name: 'Appointment', level: 1, exact: true })).waitFor();
    if (await outside.isVisible()) await outside.click();
    await this.expectOpen();
  }

  /** To the doctor's second free time of the same day. */
  async move(): Promise<void> {
    await this.page.getByRole('link', { name: 'Move to…' }).click();
    await expect(this.page.getByRole('heading', { name: 'Move appointment' })).toBeVisible();
    await this.#takeTime(1);
    await this.page.getByRole('button', { name: 'Move appointment' }).click();
    await this.expectOpen();
  }

  async take(step: string): Promise<void> {
    await this.page.getByRole('button', { name: step, exact: true }).click();
  }

  async expectOpen(): Promise<void> {
    await expect(this.page.getByRole('heading', { name: 'Appointment', level: 1, exact: true })).toBeVisible();
  }

  /** As the chip beside the heading says. */
  async expectStatus(status: string): Promise<void> {
    await expect(this.page.locator('hms-page-head').getByText(status, { exact: true })).toBeVisible();
  }

  async #chooseDoctor(doctor: RegExp): Promise<void> {
    const choice = this.page.getByLabel('Doctor').locator('option').filter({ hasText: doctor });
    await this.page.getByLabel('Doctor').selectOption(String(await choice.getAttribute('value')));
  }

  async #takeTime(index: number): Promise<void> {
    await this.page.getByRole('group', { name: 'Free times' }).getByRole('button').nth(index).click();
  }
}
