import { Global, Module } from '@nestjs/common';
import { Metrics } from './metrics.service.js';
import { PoolGauges } from './pool-gauges.service.js';

/** What the process counts. Global: every module may count something. */
@Global()
@Module({ providers: [Metrics, PoolGauges], exports: [Metrics] })
export class MetricsModule {}
