import 'reflect-metadata';
import { APP_CONFIG, type AppConfig } from './config/config.js';
import { createHttpApp } from './http.js';
import { listenOnLoopback } from './listen.js';
import { serveMetrics } from './metrics/metrics-server.js';
import { Metrics } from './metrics/metrics.service.js';

/** The API process. Stops in order when asked, and when its supervisor goes away. */
const app = await createHttpApp();
const { apiPort, production, metricsPorts } = app.get<AppConfig>(APP_CONFIG);
const stop = (): void => void app.close().then(() => process.exit(0));
process.on('disconnect', stop);
process.on('message', (message) => {
  if (message === 'stop') stop();
});
// In development only this machine; in production the proxy decides who reaches us.
await (production ? app.listen(apiPort, '0.0.0.0') : listenOnLoopback(app, apiPort));
await serveMetrics(app.get(Metrics), { port: metricsPorts.api, production });
process.send?.('ready');
