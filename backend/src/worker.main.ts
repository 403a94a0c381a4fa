import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { Logger } from 'nestjs-pino';
import { APP_CONFIG, type AppConfig } from './config/config.js';
import { serveMetrics } from './metrics/metrics-server.js';
import { Metrics } from './metrics/metrics.service.js';
import { Worker } from './worker/worker.service.js';
import { WorkerModule } from './worker.module.js';

/** The worker process. Stops in order when asked, and when its supervisor goes away. */
const context = await NestFactory.createApplicationContext(WorkerModule, { bufferLogs: true });
context.useLogger(context.get(Logger));
const worker = context.get(Worker);

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await worker.stop();
  await context.close();
  process.exit(0);
}
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop());
process.on('disconnect', () => void stop());
process.on('message', (message) => {
  if (message === 'stop') void stop();
});

const { production, metricsPorts } = context.get<AppConfig>(APP_CONFIG);
await serveMetrics(context.get(Metrics), { port: metricsPorts.worker, production });
await worker.start();
process.send?.('ready');
