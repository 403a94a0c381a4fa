import { expect, type Page } from '@playwright/test';

export interface PersonEntry {
  readonly lastName: string;
  readonly firstName?: string;
  /** Day, month, year. */
  readonly born: readonly [string, string, string];
  readonly sex: string;
  readonly phone?: string;
}

/** The hospital's list of patients, and registering one. */
export class PatientsPage {
  constructor(
    private readonly page: Page,
    private readonly origin: string,
  ) {}

  async open(): Promise<void> {
    await this.page.goto(`${this.origin}/patients`);
    await expect(this.page.getByRole('heading', { name: 'Patients', exact: true })).toBeVisible();
  }

  async register(person: PersonEntry): Promise<void> {
    await this.openForm();
    await this.fillIn(person);
  }

  async openForm(): Promise<void> {
    await this.page.getByRole('link', { name: 'Register patient' }).first().click();
    await expect(this.page.getByLabel('Last name')).toBeVisible();
  }

  /** Fills the form in and sends it. */
  async fillIn(person: PersonEntry): Promise<void> {
    await this.type(person);
    await this.page.getByRole('button', { name: 'Register patient' }).click();
  }

  /** Fills the form in. */
  async type(person: PersonEntry): Promise<void> {
    await this.page.getByLabel('Last name').fill(person.lastName);
    if (person.firstName) await this.page.getByLabel('First name').fill(person.firstName);
    for (const [index, part] of ['Day', 'Month', 'Year'].entries()) {
      await this.page.getByLabel(`${part} of birth`).fill(person.born[index]);
    }
    await this.page.getByLabel('Sex').selectOption({ label: person.sex });
    if (person.phone) await this.page.getByLabel('Phone (optional)', { exact: true }).fill(person.phone);
  }

  async search(text: string): Promise<void> {
    await this.page.getByRole('searchbox').fill(text);
    await expect(this.page).toHaveURL(new RegExp(`[?&]q=`));
  }

  async expectRow(name: string | RegExp): Promise<void> {
    await expect(this.page.getByRole('table').getByText(name).first()).toBeVisible();
  }

  async expectNoMatch(): Promise<void> {
    await expect(this.page.getByRole('heading', { name: /no patient matches/i })).toBeVisible();
  }

  /** Chooses a file, keeps the guessed columns, and waits for the result. */
  async importCsv(name: string, csv: string): Promise<void> {
    await this.page.goto(`${this.origin}/patients/import`);
    await this.page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(csv) });
    await this.page.getByRole('button', { name: 'Import this file' }).click();
    await expect(this.page.getByText('Import ended.')).toBeVisible({ timeout: 60_000 });
  }
}
