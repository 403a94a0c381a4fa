import { Module } from '@nestjs/common';
import { PatientsModule } from '../patients/patients.module.js';
import { ConditionLists } from './condition-lists.service.js';
import { ConditionsController } from './conditions.controller.js';
import { Conditions } from './conditions.service.js';
import { DiagnosisCodesController } from './diagnosis-codes.controller.js';
import { DiagnosisCodes } from './diagnosis-codes.service.js';
import { PatientConditionsController } from './patient-conditions.controller.js';

/** Diagnoses of visits, the problem list, and the codes of both. */
@Module({
  imports: [PatientsModule],
  controllers: [ConditionsController, DiagnosisCodesController, PatientConditionsController],
  providers: [Conditions, ConditionLists, DiagnosisCodes],
  exports: [ConditionLists],
})
export class ConditionsModule {}
