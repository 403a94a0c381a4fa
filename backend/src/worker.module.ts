import { Module } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { AppointmentsModule } from './appointments/appointments.module.js';
import { AuditModule } from './audit/audit.module.js';
import { AuditChainModule } from './audit-chain/audit-chain.module.js';
import { AuthModule } from './auth/auth.module.js';
import { CommonModule } from './common/common.module.js';
import { loggerOptions } from './common/logger.js';
import { APP_CONFIG } from './config/config.js';
import { ConfigModule } from './config/config.module.js';
import { LabsModule } from './labs/labs.module.js';
import { LiveEventsModule } from './events/live-events.module.js';
import { JobsModule } from './jobs/jobs.module.js';
import { MigratorPoolModule } from './jobs/migrator-pool.js';
import { MailModule } from './mail/mail.module.js';
import { MetricsModule } from './metrics/metrics.module.js';
import { NotificationsModule } from './notifications/notifications.module.js';
import { PatientsModule } from './patients/patients.module.js';
import { TenancyModule } from './tenancy/tenancy.module.js';
import { FirstAdmin } from './tenants/provisioning/first-admin.service.js';
import { TenantProvisioning } from './tenants/provisioning/tenant-provisioning.service.js';
import { Dispatcher } from './worker/dispatcher.js';
import { Housekeeping } from './worker/housekeeping.js';
import { JobGauges } from './worker/job-gauges.js';
import { JobHandlers } from './worker/job-handlers.js';
import { JobRunner } from './worker/job-runner.js';
import { Worker } from './worker/worker.service.js';

/** The worker: no HTTP, and the only process besides `migrate` that may be the migrator. */
@Module({
  imports: [
    ConfigModule,
    LoggerModule.forRootAsync({ inject: [APP_CONFIG], useFactory: loggerOptions }),
    CommonModule,
    TenancyModule,
    LiveEventsModule,
    MetricsModule,
    MigratorPoolModule,
    AuditModule,
    AuditChainModule,
    JobsModule,
    AuthModule,
    MailModule,
    NotificationsModule,
    AppointmentsModule,
    LabsModule,
    PatientsModule,
  ],
  providers: [Dispatcher, FirstAdmin, Housekeeping, JobGauges, JobHandlers, JobRunner, TenantProvisioning, Worker],
})
export class WorkerModule {}
