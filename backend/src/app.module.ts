import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { LoggerModule } from 'nestjs-pino';
import { AppointmentsModule } from './appointments/appointments.module.js';
import { AppGuard } from './apps/app.guard.js';
import { FeedModule } from './appointments/feed/feed.module.js';
import { AppsModule } from './apps/apps.module.js';
import { AuditModule } from './audit/audit.module.js';
import { AuthModule } from './auth/auth.module.js';
import { SecondFactorGuard } from './auth/mfa/second-factor.guard.js';
import { SessionGuard } from './auth/session.guard.js';
import { SessionTouchInterceptor } from './auth/session-touch.interceptor.js';
import { StepUpGuard } from './auth/step-up/step-up.guard.js';
import { TokenGuard } from './auth/token.guard.js';
import { CarePlansModule } from './care-plans/care-plans.module.js';
import { CommonModule } from './common/common.module.js';
import { loggerOptions } from './common/logger.js';
import { PermissionGuard } from './common/permission.guard.js';
import { ProblemFilter } from './common/problem.filter.js';
import { QueryGuard } from './common/query.guard.js';
import { RequestScopeInterceptor } from './common/request-scope.interceptor.js';
import { UnexpectedInputGuard } from './common/unexpected-input.guard.js';
import { APP_CONFIG } from './config/config.js';
import { ConditionsModule } from './conditions/conditions.module.js';
import { ConfigModule } from './config/config.module.js';
import { CustomFieldsModule } from './custom-fields/custom-fields.module.js';
import { DirectoryModule } from './directory/directory.module.js';
import { DocumentsModule } from './documents/documents.module.js';
import { EventsModule } from './events/events.module.js';
import { LiveEventsModule } from './events/live-events.module.js';
import { HealthModule } from './health/health.module.js';
import { HomeModule } from './home/home.module.js';
import { JobsModule } from './jobs/jobs.module.js';
import { LabsModule } from './labs/labs.module.js';
import { LimitsModule } from './limits/limits.module.js';
import { RateLimitGuard } from './limits/rate-limit.guard.js';
import { MetricsModule } from './metrics/metrics.module.js';
import { NotificationsModule } from './notifications/notifications.module.js';
import { OpenapiModule } from './openapi/openapi.module.js';
import { PatientsModule } from './patients/patients.module.js';
import { RecordsModule } from './records/records.module.js';
import { PrescriptionsModule } from './prescriptions/prescriptions.module.js';
import { SettingsModule } from './settings/settings.module.js';
import { StaffModule } from './staff/staff.module.js';
import { SubscriptionsModule } from './subscriptions/subscriptions.module.js';
import { TenancyModule } from './tenancy/tenancy.module.js';
import { TenantGuard } from './tenancy/tenant.guard.js';
import { UnitOfWorkInterceptor } from './tenancy/unit-of-work.interceptor.js';
import { TenantsModule } from './tenants/tenants.module.js';
import { UsersModule } from './users/users.module.js';
import { VitalsModule } from './vitals/vitals.module.js';

/** The whole application. The guards run in the order they stand here: app → token → session and membership → rate limit → tenant header → second factor → permission → step-up → query. */
@Module({
  imports: [
    ConfigModule,
    LoggerModule.forRootAsync({ inject: [APP_CONFIG], useFactory: loggerOptions }),
    CommonModule,
    TenancyModule,
    LiveEventsModule,
    AuditModule,
    JobsModule,
    MetricsModule,
    LimitsModule,
    AppsModule,
    AuthModule,
    TenantsModule,
    SubscriptionsModule,
    UsersModule,
    StaffModule,
    SettingsModule,
    DirectoryModule,
    CustomFieldsModule,
    PatientsModule,
    RecordsModule,
    AppointmentsModule,
    VitalsModule,
    ConditionsModule,
    FeedModule,
    PrescriptionsModule,
    LabsModule,
    CarePlansModule,
    HomeModule,
    DocumentsModule,
    EventsModule,
    NotificationsModule,
    HealthModule,
    OpenapiModule,
  ],
  providers: [
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_GUARD, useClass: AppGuard },
    { provide: APP_GUARD, useClass: TokenGuard },
    { provide: APP_GUARD, useClass: SessionGuard },
    { provide: APP_GUARD, useClass: RateLimitGuard },
    { provide: APP_GUARD, useClass: TenantGuard },
    { provide: APP_GUARD, useClass: SecondFactorGuard },
    { provide: APP_GUARD, useClass: PermissionGuard },
    { provide: APP_GUARD, useClass: StepUpGuard },
    { provide: APP_GUARD, useClass: UnexpectedInputGuard },
    { provide: APP_GUARD, useClass: QueryGuard },
    { provide: APP_INTERCEPTOR, useClass: RequestScopeInterceptor },
    { provide: APP_INTERCEPTOR, useClass: SessionTouchInterceptor },
    { provide: APP_INTERCEPTOR, useClass: UnitOfWorkInterceptor },
  ],
})
export class AppModule {}
