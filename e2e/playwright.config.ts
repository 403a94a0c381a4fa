import { defineConfig } from '@playwright/test';
import { chromiumFlags, chromiumPath } from '../tools/test/chromium.mjs';

const JOURNEY_TIMEOUT_MS = 180_000;
const LOOKS = 'looks.spec.ts';

/** Journeys of people through the whole product, in a real Chromium, against its own ports and a throw-away data folder. */
export default defineConfig({
  testDir: 'specs',
  globalSetup: './fixtures/global-setup.ts',
  timeout: JOURNEY_TIMEOUT_MS,
  expect: { timeout: 15_000 },
  // Journeys change what others would see, so they run one after another; pictures only look.
  projects: [
    { name: 'journeys', testIgnore: LOOKS, workers: 1 },
    { name: 'looks', testMatch: LOOKS, fullyParallel: true },
  ],
  workers: 2,
  forbidOnly: true,
  retries: 0,
  reporter: [['list'], ['json', { outputFile: 'test-results/results.json' }]],
  outputDir: 'test-results/artifacts',
  use: {
    actionTimeout: 15_000,
    viewport: { width: 1280, height: 800 },
    locale: 'en-IN',
    timezoneId: 'Asia/Kolkata',
    // Without filming each page, which takes as long as the journey does.
    trace: { mode: 'retain-on-failure', screenshots: false },
    launchOptions: { executablePath: await chromiumPath(), args: chromiumFlags },
  },
});
