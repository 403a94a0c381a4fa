import { Module } from '@nestjs/common';
import { SubscriptionsModule } from '../subscriptions/subscriptions.module.js';
import { ImportMappings } from './import-mappings.service.js';
import { ImportUpload } from './import-upload.service.js';
import { PatientDirectory } from './patient-directory.service.js';
import { PatientImport } from './patient-import.service.js';
import { PatientImportController } from './patient-import.controller.js';
import { PatientsController } from './patients.controller.js';
import { PatientsService } from './patients.service.js';

/** Patients of a hospital: registration, the list and its search, import. The worker takes `PatientImport` from here. */
@Module({
  imports: [SubscriptionsModule],
  controllers: [PatientImportController, PatientsController],
  providers: [PatientsService, PatientDirectory, ImportUpload, ImportMappings, PatientImport],
  exports: [PatientsService, PatientImport],
})
export class PatientsModule {}
