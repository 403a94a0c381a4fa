import { expect, type Page } from '@playwright/test';
import { changed, emptied, failing, refused } from './answers.js';
import { aLook, at, dialogOpen, type Look, press } from './look-list.js';

const WAITLIST = '/api/waitlist';

/** Who waits, and putting somebody there, in a hospital where some wait and some are offered a time. */
export function waitlistLooks(origin: string) {
  const open = at(origin);
  const waitlist = (page: Page, query = '') => open(page, `/waitlist${query}`, 'Waitlist');
  const held = async (page: Page): Promise<void> => {
    await changed(page, WAITLIST, (body) => ({ ...body, data: (body['data'] as Record<string, unknown>[]).map(withOffer) }));
    await waitlist(page);
    await expect(page.getByRole('button', { name: 'Accept' }).first()).toBeVisible();
  };
  return {
    '/waitlist': [
      aLook('time held', held),
      aLook('take off', async (page) => {
        await held(page);
        await press(page, 'Take off');
        await dialogOpen(page);
      }),
      aLook('lapsed', async (page) => {
        await refused(page, `${WAITLIST}/[^/]+/accept`, lapsed, 'POST');
        await held(page);
        await press(page, 'Accept');
        await expect(page.getByText('This was not done.')).toBeVisible();
      }),
      aLook('no match', async (page) => {
        await emptied(page, WAITLIST);
        await waitlist(page, '?status=expired&priority=asap');
      }),
      aLook('nothing', async (page) => {
        await emptied(page, WAITLIST);
        await waitlist(page);
      }),
      aLook('error', async (page) => {
        await failing(page, WAITLIST);
        await waitlist(page);
        await expect(page.getByText('The waitlist could not be loaded.')).toBeVisible();
      }),
    ],
    '/waitlist/new': [
      aLook('plain', (page) => open(page, '/waitlist/new', 'Add to the waitlist')),
      aLook('faults', async (page) => {
        await open(page, '/waitlist/new', 'Add to the waitlist');
        await press(page, 'Put on the waitlist');
        await expect(page.getByText('The patient was not put on the waitlist')).toBeVisible();
      }),
    ],
  } as const satisfies Record<string, readonly Look[]>;
}

const lapsed = {
  ...{ status: 409, code: 'waitlist.lapsed', title: 'Conflict', traceId: '7f3a91c2' },
  detail: 'This time is no longer held. It went to the next who waits, or somebody has booked it.',
};

/** The first of them is offered a time, whatever the hour of the day is. */
function withOffer(entry: Record<string, unknown>, index: number): Record<string, unknown> {
  if (index > 0) return { ...entry, status: 'waiting', offer: null };
  const in12Minutes = new Date(Date.now() + 12 * 60_000).toISOString();
  const offer = {
    id: '0197f2c4-8a51-7cc3-9d7e-5b1f20a4c611',
    doctorId: '0197f2c4-8a51-7cc3-9d7e-5b1f20a4c612',
    doctorName: 'Dr Meera Iyer',
  };
  const times = { startsAt: '2030-03-04T04:30:00.000Z', endsAt: '2030-03-04T04:45:00.000Z', expiresAt: in12Minutes };
  return { ...entry, status: 'offered', offer: { ...offer, ...times } };
}
