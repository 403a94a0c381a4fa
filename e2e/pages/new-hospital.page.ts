import { expect, type Page } from '@playwright/test';
import { ADMIN_URL } from '../fixtures/ports.js';

export interface NewHospital {
  readonly name: string;
  readonly subdomain: string;
  readonly adminName: string;
  readonly adminEmail: string;
}

/** The operator's three-step wizard. */
export class NewHospitalPage {
  constructor(private readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto(`${ADMIN_URL}/tenants`);
    await this.page.getByRole('link', { name: 'New hospital' }).first().click();
    await expect(this.page.getByRole('heading', { name: 'New hospital' })).toBeVisible();
  }

  async fillDetails({ name, subdomain }: NewHospital): Promise<void> {
    await this.page.getByLabel('Name').fill(name);
    await this.page.getByLabel('Subdomain').fill(subdomain);
    await this.page.getByLabel('E-mail').fill(`contact@${subdomain}.example`);
    await this.page.getByLabel('Telephone').fill('+91 98220 41763');
    await this.page.getByLabel('Address').fill('12 MG Road, Pune 411001');
    await this.page.getByRole('button', { name: 'Next' }).click();
    await expect(this.page).toHaveURL(/\/admin$/);
  }

  async fillAdmin({ adminName, adminEmail }: NewHospital): Promise<void> {
    await expect(this.page).toHaveURL(/\/admin$/);
    await this.page.getByLabel('Name').fill(adminName);
    await this.page.getByLabel('E-mail', { exact: false }).first().fill(adminEmail);
    await this.page.getByRole('button', { name: 'Next' }).click();
  }

  async choosePlan(plan: RegExp): Promise<void> {
    await this.page.getByRole('radio', { name: plan }).check();
  }

  /** Creates, waits for the last of the six steps, and reads the hospital's id. */
  async create(hospital: NewHospital): Promise<string> {
    await this.page.getByRole('button', { name: 'Create hospital' }).click();
    await expect(this.page.getByRole('heading', { name: `${hospital.name} is ready` })).toBeVisible();
    const id = /tenant_\d{13,20}/.exec(await this.page.getByRole('main').innerText())?.[0];
    expect(id).toBeDefined();
    return id!;
  }
}
