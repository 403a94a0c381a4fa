import { Module } from '@nestjs/common';
import { AuditAnchors } from './audit-anchors.service.js';
import { AuditGauges } from './audit-gauges.service.js';
import { AuditSealer } from './audit-sealer.service.js';
import { AuditVerifier } from './audit-verifier.service.js';
import { RestoredChains } from './restored-chains.service.js';

/** Seals, anchors and verifies the audit: the worker's alone, since it is done as the migrator. */
@Module({
  providers: [AuditAnchors, AuditGauges, AuditSealer, AuditVerifier, RestoredChains],
  exports: [AuditSealer, AuditVerifier, RestoredChains],
})
export class AuditChainModule {}
