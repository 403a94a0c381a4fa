import { Module } from '@nestjs/common';
import { PatientsModule } from '../patients/patients.module.js';
import { RecordsModule } from '../records/records.module.js';
import { Dispensing } from './dispensing.service.js';
import { Endings } from './endings.service.js';
import { MedicineImportController } from './formulary/import/medicine-import.controller.js';
import { MedicineImport } from './formulary/import/medicine-import.service.js';
import { MedicationsController } from './formulary/medications.controller.js';
import { Medications } from './formulary/medications.service.js';
import { Holds } from './holds.service.js';
import { PrescriptionProgress } from './prescription-progress.service.js';
import { PrescriptionSafetyController } from './prescription-safety.controller.js';
import { PrescriptionSafetyService } from './prescription-safety.service.js';
import { PrescriptionStepsController } from './prescription-steps.controller.js';
import { PrescriptionsController } from './prescriptions.controller.js';
import { Prescriptions } from './prescriptions.service.js';
import { RuleBook } from './rule-book.service.js';
import { Signing } from './signing.service.js';

/** Formulary, prescriptions, their safety checks, and what is handed out. */
@Module({
  imports: [PatientsModule, RecordsModule],
  controllers: [
    MedicationsController,
    MedicineImportController,
    PrescriptionsController,
    PrescriptionStepsController,
    PrescriptionSafetyController,
  ],
  providers: [
    Medications,
    MedicineImport,
    Prescriptions,
    Signing,
    Endings,
    Holds,
    Dispensing,
    PrescriptionProgress,
    PrescriptionSafetyService,
    RuleBook,
  ],
  exports: [PrescriptionProgress, Prescriptions, RuleBook],
})
export class PrescriptionsModule {}
