import 'reflect-metadata';
import { APP_CONFIG, type AppConfig } from './config/config.js';
import { createHttpApp } from './http.js';
import { listenOnLoopback } from './listen.js';

/** The API process. Stops in order when asked, and when its supervisor goes away. */
const app = await createHttpApp();
const { apiPort, production } = app.get<AppConfig>(APP_CONFIG);
const stop = (): void => void app.close().then(() => process.exit(0));
process.on('disconnect', stop);
process.on('message', (message) => {
  if (message === 'stop') stop();
});
// In development only this machine; in production the proxy decides who reaches us.
await (production ? app.listen(apiPort, '0.0.0.0') : listenOnLoopback(app, apiPort));
process.send?.('ready');
