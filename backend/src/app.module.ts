import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { LoggerModule } from 'nestjs-pino';
import { AuditModule } from './audit/audit.module.js';
import { AuthModule } from './auth/auth.module.js';
import { SessionGuard } from './auth/session.guard.js';
import { TokenGuard } from './auth/token.guard.js';
import { AppGuard } from './common/app.guard.js';
import { CommonModule } from './common/common.module.js';
import { loggerOptions } from './common/logger.js';
import { PermissionGuard } from './common/permission.guard.js';
import { ProblemFilter } from './common/problem.filter.js';
import { QueryGuard } from './common/query.guard.js';
import { RequestScopeInterceptor } from './common/request-scope.interceptor.js';
import { UnexpectedInputGuard } from './common/unexpected-input.guard.js';
import { APP_CONFIG } from './config/config.js';
import { ConfigModule } from './config/config.module.js';
import { HealthModule } from './health/health.module.js';
import { JobsModule } from './jobs/jobs.module.js';
import { OpenapiModule } from './openapi/openapi.module.js';
import { PatientsModule } from './patients/patients.module.js';
import { StaffModule } from './staff/staff.module.js';
import { SubscriptionsModule } from './subscriptions/subscriptions.module.js';
import { TenancyModule } from './tenancy/tenancy.module.js';
import { TenantGuard } from './tenancy/tenant.guard.js';
import { UnitOfWorkInterceptor } from './tenancy/unit-of-work.interceptor.js';
import { TenantsModule } from './tenants/tenants.module.js';
import { UsersModule } from './users/users.module.js';

/** The whole application. The guards run in the order they stand here: app → token → session and membership → tenant header → permission → query. */
@Module({
  imports: [
    ConfigModule,
    LoggerModule.forRootAsync({ inject: [APP_CONFIG], useFactory: loggerOptions }),
    CommonModule,
    TenancyModule,
    AuditModule,
    JobsModule,
    AuthModule,
    TenantsModule,
    SubscriptionsModule,
    UsersModule,
    StaffModule,
    PatientsModule,
    HealthModule,
    OpenapiModule,
  ],
  providers: [
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_GUARD, useClass: AppGuard },
    { provide: APP_GUARD, useClass: TokenGuard },
    { provide: APP_GUARD, useClass: SessionGuard },
    { provide: APP_GUARD, useClass: TenantGuard },
    { provide: APP_GUARD, useClass: PermissionGuard },
    { provide: APP_GUARD, useClass: UnexpectedInputGuard },
    { provide: APP_GUARD, useClass: QueryGuard },
    { provide: APP_INTERCEPTOR, useClass: RequestScopeInterceptor },
    { provide: APP_INTERCEPTOR, useClass: UnitOfWorkInterceptor },
  ],
})
export class AppModule {}
