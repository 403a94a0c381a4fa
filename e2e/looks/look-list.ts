import { expect, type Page } from '@playwright/test';

/** One picture of a page: how to get there. The first of a page is taken in both sizes and themes, further ones in each once. */
export interface Look {
  /** What it shows, in a word or two; part of the picture's name. */
  readonly name: string;
  readonly open: (page: Page) => Promise<void>;
  /** Rules of axe that a part by others breaks. */
  readonly except?: readonly string[];
}

/** By page as the app's list of pages has it (`page-paths.ts`); a page that is missing does not compile. */
export type Looks<Path extends string> = Readonly<Record<Path, readonly Look[]>>;

export const aLook = (name: string, open: (page: Page) => Promise<void>): Look => ({ name, open });

/** Opens an address of the app and waits until its heading is there and nothing is being loaded. */
export const at =
  (origin: string) =>
  async (page: Page, path: string, heading: string | RegExp): Promise<void> => {
    await page.goto(`${origin}${path}`);
    await expect(page.getByRole('heading', { name: heading, level: 1 })).toBeVisible();
    await loaded(page);
  };

/** Nothing is being loaded any more. */
export async function loaded(page: Page): Promise<void> {
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
}

/** Clicks the button of that name. */
export const press = (page: Page, name: string | RegExp): Promise<void> => page.getByRole('button', { name, exact: true }).first().click();

export const dialogOpen = (page: Page): Promise<void> => expect(page.getByRole('dialog')).toBeVisible();
