import { bootstrapApplication } from '@angular/platform-browser';
import { applyStoredDisplay, loadConfig, mayRestoreSession } from '@hms/shared-ui/session';
import { appConfig } from './app/app.config';
import { AppRoot } from './app/app.component';

applyStoredDisplay();

/** The first page's code comes together with the configuration, not after it; that it does not come is the router's to say. */
const firstPage = mayRestoreSession('portal') ? import('./app/pages.routes') : import('./app/auth/auth.routes');
firstPage.catch(() => undefined);

async function start(): Promise<void> {
  const config = await loadConfig();
  await bootstrapApplication(AppRoot, appConfig(config));
}

start().catch((cause: unknown) => {
  document.body.textContent = 'The program could not start: its configuration cannot be read. Reload the page.';
  console.error(cause);
});
