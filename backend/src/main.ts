import 'reflect-metadata';
import { APP_CONFIG, type AppConfig } from './config/config.js';
import { createHttpApp } from './http.js';

/** The API process. Stops in order when asked, and when its supervisor goes away. */
const app = await createHttpApp();
const { apiPort, production } = app.get<AppConfig>(APP_CONFIG);
const stop = (): void => void app.close().then(() => process.exit(0));
process.on('disconnect', stop);
process.on('message', (message) => {
  if (message === 'stop') stop();
});
// In development both 127.0.0.1 and ::1, which `localhost` stands for; in production the proxy decides who reaches us.
await app.listen(apiPort, production ? '0.0.0.0' : 'localhost');
process.send?.('ready');
