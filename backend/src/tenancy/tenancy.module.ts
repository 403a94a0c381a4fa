import { Global, Module, type OnApplicationShutdown } from '@nestjs/common';
import { APP_CONFIG, type AppConfig } from '../config/config.js';
import type { DataSource } from 'typeorm';
import { baseDataSource, laneDataSources } from './base-data-source.js';
import { Changes } from './changes.js';
import { IdempotencyInterceptor } from './idempotency.interceptor.js';
import { BASE_DATA_SOURCE, LANES, UnitsOfWork } from './units-of-work.js';

/** The pool and its one door. */
@Global()
@Module({
  providers: [
    { provide: BASE_DATA_SOURCE, inject: [APP_CONFIG], useFactory: (config: AppConfig) => baseDataSource(config).initialize() },
    {
      provide: LANES,
      inject: [APP_CONFIG, BASE_DATA_SOURCE],
      useFactory: (config: AppConfig, base: DataSource) =>
        Promise.all(laneDataSources(config, base).map(async (lane) => (lane.isInitialized ? lane : lane.initialize()))),
    },
    UnitsOfWork,
    Changes,
    IdempotencyInterceptor,
  ],
  exports: [Changes, UnitsOfWork, IdempotencyInterceptor],
})
export class TenancyModule implements OnApplicationShutdown {
  constructor(private readonly units: UnitsOfWork) {}

  onApplicationShutdown(): Promise<void> {
    return this.units.close();
  }
}
