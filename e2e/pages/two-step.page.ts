import { expect, type Page } from '@playwright/test';
import { TOTP } from 'otpauth';

const STEP_MS = 30_000;

/** The authenticator app on a person's telephone. Each code works once, so every use takes the next step's. */
export class Authenticator {
  #steps = 0;

  constructor(private readonly secret: string) {}

  nextCode(): string {
    const timestamp = Date.now() + STEP_MS * this.#steps;
    this.#steps += 1;
    return new TOTP({ secret: this.secret }).generate({ timestamp });
  }
}

/** Connecting an authenticator app: on the account page, or on the way in. */
export class TwoStepPage {
  constructor(private readonly page: Page) {}

  /** Types the key into an app, enters its first code, and reads the recovery codes. */
  async connect(action: 'Turn on' | 'Turn on and sign in'): Promise<{ app: Authenticator; codes: string[] }> {
    await expect(this.page.getByRole('img', { name: /QR code/ })).toBeVisible();
    const key = await this.page.locator('code').first().innerText();
    const app = new Authenticator(key.replace(/\s/g, ''));
    await this.page.getByRole('textbox', { name: 'Code' }).fill(app.nextCode());
    await this.page.getByRole('button', { name: action }).click();
    const list = this.page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem');
    await expect(list).toHaveCount(10);
    return { app, codes: await list.allInnerTexts() };
  }

  async keepCodes(action: 'Done' | 'Go on'): Promise<void> {
    await this.page.getByLabel('I have kept these codes').check();
    await this.page.getByRole('button', { name: action }).click();
  }
}
