import { expect, type Page } from '@playwright/test';
import { ADMIN_URL } from '../fixtures/ports.js';

export interface ProgramKey {
  readonly key: string;
  readonly appId: string;
  readonly tenantId: string;
}

/** The operator's pages for apps of third parties. */
export class ApiClientsPage {
  constructor(private readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto(`${ADMIN_URL}/api-clients`);
    await expect(this.page.getByRole('heading', { name: 'API clients', level: 1 })).toBeVisible();
  }

  async openForm(): Promise<void> {
    await this.page.getByRole('link', { name: 'Register app' }).first().click();
    await expect(this.page.getByRole('heading', { name: 'Register app' })).toBeVisible();
  }

  async fillProgram({ name, hospital, scope }: { name: string; hospital: string; scope: string }): Promise<void> {
    await this.page.getByRole('radio', { name: /^Program/ }).check();
    await this.page.getByRole('combobox', { name: 'Hospital' }).fill(hospital);
    await this.page.getByRole('option', { name: hospital }).click();
    await this.page.getByLabel('Name').fill(name);
    await this.page.getByRole('checkbox', { name: scope }).check();
  }

  async register(name: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Register app' }).click();
    await expect(this.page.getByRole('heading', { name, level: 1 })).toBeVisible();
  }

  /** Leaves the dialog open, with the key in it. */
  async issueKey(action: 'Issue key' | 'Rotate key', oldKeysStop?: string): Promise<ProgramKey> {
    await this.page.getByRole('button', { name: action }).click();
    const dialog = this.page.getByRole('dialog');
    if (oldKeysStop) await dialog.getByRole('radio', { name: oldKeysStop }).check();
    await dialog.getByRole('button', { name: /^Issue/ }).click();
    await expect(dialog.getByText('This key is shown only now.')).toBeVisible();
    const key = await dialog.locator('code').innerText();
    const example = await dialog.getByRole('region', { name: 'Example of a call' }).innerText();
    const header = (name: string) => new RegExp(`${name}: ([^']+)'`).exec(example)?.[1] ?? '';
    return { key, appId: header('X-App-ID'), tenantId: header('X-Tenant-ID') };
  }

  async leaveWithoutKey(): Promise<void> {
    await this.page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    await this.page.getByRole('button', { name: 'Close without it' }).click();
    await expect(this.page.getByRole('dialog')).toHaveCount(0);
  }

  async copyKeyAndLeave(): Promise<void> {
    const dialog = this.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Copy key' }).click();
    await expect(dialog.getByText('Copied.')).toBeVisible();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expect(dialog).toHaveCount(0);
  }

  async revoke(name: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Revoke…' }).click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel(`Type ${name} to confirm`).fill(name);
    await dialog.getByRole('button', { name: 'Revoke app' }).click();
    await expect(this.page.getByText('Revoked for good.')).toBeVisible();
  }
}
