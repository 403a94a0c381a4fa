import { expect, type Page } from '@playwright/test';
import { changed, emptied, failing } from './answers.js';
import { aLook, at, dialogOpen, type Look, loaded, press } from './look-list.js';

const QUEUE = '/api/queue-tokens';
const WALL = '/api/queue-tokens/wall';
/** The walk-in queue and the wall of a hospital in whose waiting room people sit. */
export function queueLooks(origin: string) {
  const open = at(origin);
  const wall = async (page: Page): Promise<void> => {
    await page.goto(`${origin}/wall`);
    await expect(page.getByRole('heading', { name: 'Please come in' })).toBeVisible();
  };
  return {
    '/wall': [
      aLook('plain', wall),
      aLook('nobody', async (page) => {
        await changed(page, WALL, () => ({ data: [], more: [] }));
        await wall(page);
        await expect(page.getByText('Nobody waits.')).toBeVisible();
      }),
      aLook('not loaded', async (page) => {
        await failing(page, WALL);
        await page.goto(`${origin}/wall`);
        await expect(page.getByText('The display cannot be loaded.')).toBeVisible();
      }),
    ],
    '/queue': [
      aLook('urgent', async (page) => {
        await changed(page, QUEUE, (body) => {
          const rows = (body['data'] ?? []) as Record<string, unknown>[];
          return { ...body, data: rows.map((row, index) => ({ ...row, priority: ['emergency', 'urgent', 'normal'][Math.min(index, 2)] })) };
        });
        await open(page, '/queue', 'Queue');
      }),
      aLook('plain', (page) => open(page, '/queue', 'Queue')),
      aLook('done', (page) => open(page, '/queue?status=served', 'Queue')),
      aLook('nobody', async (page) => {
        await emptied(page, QUEUE);
        await open(page, '/queue', 'Queue');
      }),
      aLook('no match', async (page) => {
        await emptied(page, QUEUE);
        await open(page, '/queue?status=left', 'Queue');
      }),
      aLook('error', async (page) => {
        await failing(page, QUEUE);
        await open(page, '/queue', 'Queue');
        await expect(page.getByText('The queue could not be loaded.')).toBeVisible();
      }),
      aLook('not here', async (page) => {
        await open(page, '/queue', 'Queue');
        await press(page, /^Not here, number/);
        await dialogOpen(page);
      }),
    ],
    '/queue/:id/slip': [
      aLook('plain', async (page) => {
        await open(page, '/queue', 'Queue');
        await page
          .getByRole('link', { name: /^Slip of number/ })
          .first()
          .click();
        await expect(page.getByRole('region', { name: 'Slip' })).toBeVisible();
      }),
      aLook('not there', async (page) => {
        await page.goto(`${origin}/queue/00000000-0000-7000-8000-000000000000/slip`);
        await expect(page.getByText('The number could not be loaded.')).toBeVisible();
      }),
    ],
    '/queue/new': [
      aLook('plain', (page) => open(page, '/queue/new', 'Issue token')),
      aLook('faults', async (page) => {
        await open(page, '/queue/new', 'Issue token');
        await press(page, 'Issue token');
        await expect(page.getByText('No token was issued')).toBeVisible();
        await loaded(page);
      }),
    ],
  } as const satisfies Record<string, readonly Look[]>;
}
