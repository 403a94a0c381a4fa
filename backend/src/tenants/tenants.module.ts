import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { Subdomains } from './subdomains.service.js';
import { TenantIds } from './tenant-ids.js';
import { TenantLookupController } from './tenant-lookup.controller.js';
import { TenantRegistration } from './tenant-registration.service.js';
import { TenantSuspension } from './tenant-suspension.service.js';
import { TenantsController } from './tenants.controller.js';
import { TenantsService } from './tenants.service.js';

/** Hospitals: the operator's view of them, and their subdomains. Building one is the worker's, in `provisioning/`. */
@Module({
  imports: [AuthModule],
  controllers: [TenantLookupController, TenantsController],
  providers: [TenantsService, TenantRegistration, TenantSuspension, Subdomains, TenantIds],
})
export class TenantsModule {}
