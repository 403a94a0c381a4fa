import { expect, type Page } from '@playwright/test';

/** What is done for one patient besides the note of a visit: vital signs, diagnoses, prescriptions, laboratory. */
export class RecordPage {
  constructor(
    private readonly page: Page,
    private readonly origin: string,
  ) {}

  /** The patient's page, or a part of it. */
  async open(patientId: string, part = ''): Promise<void> {
    await this.page.goto(`${this.origin}/patients/${patientId}${part}`);
    await expect(this.page.getByRole('heading', { level: 1 })).toBeVisible();
  }

  async recordAllergy(substance: string, severity: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Record allergy' }).first().click();
    await this.page.getByLabel('Substance').fill(substance);
    await this.page.getByLabel('Severity (optional)').selectOption({ label: severity });
    await this.page.getByRole('button', { name: 'Save allergy' }).click();
    await expect(this.page.getByRole('heading', { name: 'Allergies not recorded' })).toHaveCount(0);
  }

  /** @param values by the field's label */
  async measure(values: Readonly<Record<string, string>>): Promise<void> {
    await this.page.getByRole('button', { name: 'Record vital signs' }).click();
    for (const [label, value] of Object.entries(values)) await this.page.getByLabel(`${label} (optional)`).fill(value);
    await this.page.getByRole('button', { name: /^Save/ }).click();
    await expect(this.page.getByRole('button', { name: 'Record vital signs' })).toBeVisible();
  }

  /** Fills the diagnosis in. */
  async diagnose(words: string, display: RegExp): Promise<void> {
    await this.page.getByRole('button', { name: 'Add diagnosis' }).click();
    await this.page.getByRole('combobox', { name: 'Diagnosis' }).fill(words);
    await this.page.getByRole('option', { name: display }).first().click();
    await this.page.getByLabel(/primary/).check();
  }

  async saveDiagnosis(display: RegExp): Promise<void> {
    await this.page.getByRole('button', { name: 'Save diagnosis' }).click();
    await expect(this.page.getByRole('button', { name: 'Add diagnosis' })).toBeVisible();
    await expect(this.page.getByText(display).first()).toBeVisible();
  }

  /** Fills the prescription in: 500 mg capsules three times a day, such as of amoxicillin. */
  async prescribe(medicine: string, label: RegExp): Promise<void> {
    await this.page.getByRole('combobox', { name: 'Medicine' }).fill(medicine);
    await this.page.getByRole('option', { name: label }).first().click();
    await this.page.getByLabel('Dose', { exact: true }).fill('1');
    await this.page.getByLabel('Days (optional)').fill('5');
  }

  /** What is chosen on the page of an order. */
  async order(): Promise<void> {
    await this.page.getByRole('button', { name: 'Order', exact: true }).click();
    await expect(this.page).toHaveURL(/\/labs$/);
  }
}
