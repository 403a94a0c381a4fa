import { Global, Module } from '@nestjs/common';
import { AuditBatches } from './audit-batches.service.js';
import { AuditController } from './audit.controller.js';
import { AuditEvents } from './audit-events.service.js';
import { AuditLog } from './audit-log.js';
import { Refusals } from './refusals.service.js';
import { UnsealedChains } from './unsealed-chains.service.js';

/** The audit that every module writes to, and its list. */
@Global()
@Module({
  controllers: [AuditController],
  providers: [AuditBatches, AuditEvents, AuditLog, Refusals, UnsealedChains],
  exports: [AuditLog, Refusals],
})
export class AuditModule {}
