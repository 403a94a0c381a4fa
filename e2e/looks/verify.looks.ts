import { expect, type Page } from '@playwright/test';
import { answered, failing, refused } from './answers.js';
import { aLook, type Looks } from './look-list.js';

const VERIFICATION = '/api/documents/verification';
const PAPER = { printedOn: '2026-11-22', hospital: 'City Hospital', doctor: 'Dr Meera Iyer' };
const UNKNOWN = { status: 404, code: 'document.not_found', title: 'Not found', detail: 'There is no such document.' };

/** What the code on a printed paper leads to, of the hospital at this origin. */
export function verifyLooks(origin: string): Looks<'/verify'> {
  const verify = (page: Page, letter: string): Promise<unknown> => page.goto(`${origin}/verify#${letter.repeat(43)}`);
  return {
    '/verify': [
      aLook('genuine', async (page) => {
        await answered(page, VERIFICATION, PAPER);
        await verify(page, 'A');
        await expect(page.getByRole('heading', { name: 'Genuine' })).toBeVisible();
      }),
      aLook('not known', async (page) => {
        await refused(page, VERIFICATION, UNKNOWN);
        await verify(page, 'B');
        await expect(page.getByRole('heading', { name: 'Not known' })).toBeVisible();
      }),
      aLook('not asked', async (page) => {
        await failing(page, VERIFICATION);
        await verify(page, 'C');
        await expect(page.getByText('It could not be asked.')).toBeVisible();
      }),
    ],
  };
}
