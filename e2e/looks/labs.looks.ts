import { expect, type Page } from '@playwright/test';
import { allowed, answered, emptied, failing, refused, told } from './answers.js';
import { aSheet, aWorklist, noTimes, someCritical, someHistory, someTimes } from './lab-answers.js';
import { aMessage, someCodes, someFiled, someMessages } from './lab-message-answers.js';
import { aLook, at, dialogOpen, type Look, loaded, press } from './look-list.js';

const SPECIMENS = '/api/lab-specimens';
const ONE = '/api/lab-specimens/[^/]+';
const TESTS = '/api/lab-tests';
const CRITICAL = '/api/critical-results';
const MESSAGES = '/api/lab-messages';
const CODES = '/api/lab-code-mappings';

/** New, changed, there already and wrong. It is only read, never stored. */
const TESTS_FILE = `Code,Name,Specimen,Unit,Decimals,Usual change,Sex,Low,High,Source,Price
CU,Copper,serum,ug/dL,0,,female,80,155,Our own study of 2026,900
CU,,,,,,male,70,140,Our own study of 2026,
K,Potassium in serum,serum,mmol/L,1,12,,,,,120
ZN,Zinc,serum,mcg/dl,0,,,66,110,Our own study of 2026,850
PB,Lead,edta_blood,ug/dL,1,,,10,5,Our own study of 2026,1100
`;

/** The laboratory's pages, and those of a patient's laboratory. */
export function labLooks(origin: string, openMeena: (page: Page) => Promise<void>) {
  const open = at(origin);
  const worklist = async (page: Page, stage: string): Promise<void> => {
    await answered(page, SPECIMENS, aWorklist(stage));
    await open(page, `/labs?stage=${stage}`, 'Laboratory');
  };
  const sheet = async (page: Page): Promise<void> => {
    await answered(page, ONE, aSheet);
    await open(page, `/labs/${aSheet.id}`, /deshpande/i);
  };
  const patientLabs = async (page: Page): Promise<void> => {
    await answered(page, '/api/patients/[^/]+/lab-results', someHistory);
    await answered(page, CRITICAL, someCritical);
    await openMeena(page);
    await page.getByRole('link', { name: 'Labs' }).last().click();
    await expect(page).toHaveURL(/\/labs$/);
    await loaded(page);
  };
  const test = async (page: Page): Promise<void> => {
    await open(page, '/labs/catalogue?q=potassium', 'Laboratory catalogue');
    await page.getByRole('table').getByRole('link').first().click();
    await expect(page.getByRole('heading', { name: 'Potassium', level: 1 })).toBeVisible();
  };
  return {
    '/labs': [
      aLook('to verify', (page) => worklist(page, 'verify')),
      aLook('to collect', async (page) => {
        await allowed(page, 'labs:collect');
        await worklist(page, 'collect');
      }),
      aLook('collected when', async (page) => {
        await allowed(page, 'labs:collect');
        await worklist(page, 'collect');
        await press(page, 'Collect');
        await dialogOpen(page);
        await press(page, 'Collected');
        await expect(page.getByText('Ask, or choose that nobody asked.')).toBeVisible();
      }),
      aLook('nothing', async (page) => {
        await emptied(page, SPECIMENS);
        await open(page, '/labs?stage=enter', 'Laboratory');
      }),
      aLook('error', async (page) => {
        await failing(page, SPECIMENS);
        await open(page, '/labs', 'Laboratory');
        await expect(page.getByText('The worklist could not be loaded.')).toBeVisible();
      }),
    ],
    '/labs/critical': [
      aLook('one', async (page) => {
        await answered(page, CRITICAL, someCritical);
        await open(page, '/labs/critical', 'Critical results');
      }),
      aLook('read back', async (page) => {
        await allowed(page, 'results:acknowledge');
        await answered(page, CRITICAL, someCritical);
        await open(page, '/labs/critical', 'Critical results');
        await press(page, 'Acknowledge');
        await dialogOpen(page);
      }),
      aLook('times', async (page) => {
        await answered(page, CRITICAL, someCritical);
        await answered(page, `${CRITICAL}/times`, someTimes);
        await open(page, '/labs/critical', 'Critical results');
        await expect(page.getByRole('cell', { name: '86 %' })).toBeVisible();
      }),
      aLook('none', async (page) => {
        await emptied(page, CRITICAL);
        await answered(page, `${CRITICAL}/times`, noTimes);
        await open(page, '/labs/critical', 'Critical results');
        await expect(page.getByText('No result was critical in this time.')).toBeVisible();
      }),
      aLook('error', async (page) => {
        await failing(page, CRITICAL);
        await failing(page, `${CRITICAL}/times`);
        await open(page, '/labs/critical', 'Critical results');
        await expect(page.getByText('Critical results could not be loaded.')).toBeVisible();
        await expect(page.getByText('The times could not be loaded.')).toBeVisible();
      }),
    ],
    '/labs/messages': [
      aLook('waiting', async (page) => {
        await answered(page, MESSAGES, someMessages);
        await open(page, '/labs/messages', 'Messages');
      }),
      aLook('sent', async (page) => {
        await allowed(page, 'labs:result');
        await answered(page, MESSAGES, someFiled);
        await open(page, '/labs/messages?status=filed', 'Messages');
        const file = { name: 'night.hl7', mimeType: 'text/plain', buffer: Buffer.from('MSH|^~\\&|A|B|C|D|1||ORU^R01|1|P|2.5.1\r') };
        await page.route(/:\d+\/api\/lab-messages$/, (route) =>
          route.request().method() === 'POST'
            ? told(
                route,
                200,
                'MSH|^~\\&|C|D|A|B|1||ACK^R01|2|P|2.5.1\rMSA|AR|1\rERR|||207|E||||Only results are taken.\r',
                'application/hl7-v2',
              )
            : route.fallback(),
        );
        await page.setInputFiles('input[type=file]', file);
        await expect(page.getByText('1 message sent: 1 refused.')).toBeVisible();
      }),
      aLook('none', async (page) => {
        await emptied(page, MESSAGES);
        await open(page, '/labs/messages', 'Messages');
      }),
      aLook('error', async (page) => {
        await failing(page, MESSAGES);
        await open(page, '/labs/messages', 'Messages');
      }),
    ],
    '/labs/messages/codes': [
      aLook('plain', async (page) => {
        await answered(page, CODES, someCodes);
        await open(page, '/labs/messages/codes', 'Codes of senders');
      }),
    ],
    '/labs/messages/:id': [
      aLook('waits', async (page) => {
        await allowed(page, 'labs:result');
        await answered(page, `${MESSAGES}/[^/]+`, aMessage);
        await open(page, `/labs/messages/${aMessage.id}`, /deshpande/i);
      }),
      aLook('error', async (page) => {
        await failing(page, `${MESSAGES}/[^/]+`);
        await open(page, `/labs/messages/${aMessage.id}`, 'Message');
      }),
    ],
    '/labs/catalogue': [
      aLook('plain', (page) => open(page, '/labs/catalogue', 'Laboratory catalogue')),
      aLook('error', async (page) => {
        await failing(page, TESTS);
        await open(page, '/labs/catalogue', 'Laboratory catalogue');
      }),
    ],
    '/labs/catalogue/import': [
      aLook('report', async (page) => {
        await open(page, '/labs/catalogue/import', 'Import tests');
        const file = { name: 'tests.csv', mimeType: 'text/csv', buffer: Buffer.from(TESTS_FILE) };
        await page.locator('input[type=file]').setInputFiles(file);
        await expect(page.getByText('Nothing is stored yet.')).toBeVisible();
      }),
    ],
    '/labs/catalogue/:id': [
      aLook('plain', test),
      aLook('add', async (page) => {
        await open(page, '/labs/catalogue/new', 'Add test');
        await press(page, 'Save test');
        await expect(page.getByText('The test was not saved.')).toBeVisible();
      }),
    ],
    '/labs/:id/label': [
      aLook('plain', async (page) => {
        await answered(page, ONE, aSheet);
        await open(page, `/labs/${aSheet.id}/label`, 'Specimen label');
      }),
    ],
    '/labs/:id': [
      aLook('to verify', sheet),
      aLook('entry', async (page) => {
        await allowed(page, 'labs:result', 'labs:collect');
        await sheet(page);
        await expect(page.getByLabel('Potassium, mmol/L')).toBeVisible();
      }),
      aLook('second person', async (page) => {
        await refused(
          page,
          `${ONE}/verify`,
          {
            status: 409,
            code: 'lab_result.second_person',
            title: 'Conflict',
            traceId: '7f3a91c2',
            detail: 'You entered some of these results. Somebody else verifies them.',
          },
          'POST',
        );
        await sheet(page);
        await page.getByRole('button', { name: /^Verify/ }).click();
        await expect(page.getByText('This was not done.')).toBeVisible();
      }),
      aLook('error', async (page) => {
        await failing(page, ONE);
        await open(page, `/labs/${aSheet.id}`, 'Specimen');
      }),
    ],
    '/patients/:id/labs': [
      aLook('results', patientLabs),
      aLook('chart', async (page) => {
        await patientLabs(page);
        await press(page, 'Chart of Potassium');
        await expect(page.getByRole('img', { name: /Potassium over time/ })).toBeVisible();
      }),
      aLook('error', async (page) => {
        await failing(page, '/api/patients/[^/]+/lab-results');
        await openMeena(page);
        await page.getByRole('link', { name: 'Labs' }).last().click();
        await expect(page.getByText('Results could not be loaded.')).toBeVisible();
      }),
    ],
    '/patients/:id/labs/order': [
      aLook('plain', async (page) => {
        await allowed(page, 'orders:write');
        await openMeena(page);
        await page.getByRole('link', { name: 'Labs' }).last().click();
        await page.getByRole('link', { name: 'Order tests' }).first().click();
        await page.getByLabel(/^Electrolytes/).check();
        await expect(page.getByText(/5 tests in Serum/)).toBeVisible();
      }),
    ],
    '/settings/laboratory': [
      aLook('plain', (page) => open(page, '/settings/laboratory', 'Laboratory')),
      aLook('error', async (page) => {
        await failing(page, '/api/settings/laboratory');
        await open(page, '/settings/laboratory', 'Laboratory');
      }),
    ],
  } as const satisfies Record<string, readonly Look[]>;
}
