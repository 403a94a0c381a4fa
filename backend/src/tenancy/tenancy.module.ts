import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { APP_CONFIG, type AppConfig } from '../config/config.js';
import { baseDataSource } from './base-data-source.js';
import { IdempotencyInterceptor } from './idempotency.interceptor.js';
import { BASE_DATA_SOURCE, UnitsOfWork } from './units-of-work.js';

/** The pool and its one door. */
@Global()
@Module({
  providers: [
    { provide: BASE_DATA_SOURCE, inject: [APP_CONFIG], useFactory: (config: AppConfig) => baseDataSource(config).initialize() },
    UnitsOfWork,
    IdempotencyInterceptor,
  ],
  exports: [UnitsOfWork, IdempotencyInterceptor],
})
export class TenancyModule implements OnApplicationShutdown {
  constructor(@Inject(BASE_DATA_SOURCE) private readonly base: DataSource) {}

  async onApplicationShutdown(): Promise<void> {
    if (this.base.isInitialized) await this.base.destroy();
  }
}
