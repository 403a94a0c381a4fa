import { bootstrapApplication } from '@angular/platform-browser';
import { applyStoredDisplay, loadConfig } from '@hms/shared-ui/session';
import { appConfig } from './app/app.config';
import { AppRoot } from './app/app.component';

applyStoredDisplay();

async function start(): Promise<void> {
  const config = await loadConfig();
  await bootstrapApplication(AppRoot, appConfig(config));
}

start().catch((cause: unknown) => {
  document.body.textContent = 'The program could not start: its configuration cannot be read. Reload the page.';
  console.error(cause);
});
