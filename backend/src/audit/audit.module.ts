import { Global, Module } from '@nestjs/common';
import { AuditController } from './audit.controller.js';
import { AuditEvents } from './audit-events.service.js';
import { AuditLog } from './audit-log.js';
import { Refusals } from './refusals.service.js';

/** The audit that every module writes to, and its list. */
@Global()
@Module({ controllers: [AuditController], providers: [AuditLog, AuditEvents, Refusals], exports: [AuditLog, Refusals] })
export class AuditModule {}
