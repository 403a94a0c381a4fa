import { Module } from '@nestjs/common';
import { ConditionsModule } from '../conditions/conditions.module.js';
import { LabsModule } from '../labs/labs.module.js';
import { PatientsModule } from '../patients/patients.module.js';
import { PrescriptionsModule } from '../prescriptions/prescriptions.module.js';
import { RecordsModule } from '../records/records.module.js';
import { VitalsModule } from '../vitals/vitals.module.js';
import { Documents } from './documents.service.js';
import { PapersController } from './papers/papers.controller.js';
import { Papers } from './papers/papers.service.js';
import { VisitPartsReader } from './papers/visit-parts.service.js';
import { VerificationController } from './verification.controller.js';

/** Papers as PDF, and whether one is genuine. */
@Module({
  imports: [ConditionsModule, LabsModule, PatientsModule, PrescriptionsModule, RecordsModule, VitalsModule],
  controllers: [PapersController, VerificationController],
  providers: [Documents, Papers, VisitPartsReader],
})
export class DocumentsModule {}
