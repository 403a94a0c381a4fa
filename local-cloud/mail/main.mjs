/** The mail catcher as a process of its own. Ends when its supervisor is gone. */
import { once } from 'node:events';
import { listenAddress, refuseInProduction } from '../embedded.mjs';
import { endWithSupervisor } from '../supervisor/end-with-supervisor.mjs';
import { createHttpServer } from './http.mjs';
import { createSmtpServer } from './smtp.mjs';
import { MessageStore } from './store.mjs';

refuseInProduction('mail', process.env);
const store = new MessageStore(process.env.MAIL_FOLDER ?? '');
const smtp = createSmtpServer(store);
const web = createHttpServer(store);
// A sender that breaks off is its own affair.
smtp.on('error', (error) => console.log(error.message));

endWithSupervisor(() => {
  smtp.close();
  web.close();
  web.closeAllConnections();
});
const listening = [once(smtp.server, 'listening'), once(web, 'listening')];
smtp.listen(Number(process.env.SMTP_PORT), listenAddress(process.env));
web.listen(Number(process.env.MAIL_PORT), listenAddress(process.env));
await Promise.all(listening);
process.send?.('ready');
