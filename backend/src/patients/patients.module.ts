import { Module } from '@nestjs/common';
import { CustomFieldsModule } from '../custom-fields/custom-fields.module.js';
import { SubscriptionsModule } from '../subscriptions/subscriptions.module.js';
import { AllergiesController } from './allergies.controller.js';
import { AllergiesService } from './allergies.service.js';
import { DuplicatesController } from './duplicates.controller.js';
import { DuplicatesService } from './duplicates.service.js';
import { ImportMappings } from './import-mappings.service.js';
import { ImportReport } from './import-report.service.js';
import { ImportUpload } from './import-upload.service.js';
import { LastVisits } from './last-visits.service.js';
import { MergesController } from './merges.controller.js';
import { MergesService } from './merges.service.js';
import { MergeUndo } from './merge-undo.service.js';
import { PatientDirectory } from './patient-directory.service.js';
import { PatientExportController } from './patient-export.controller.js';
import { PatientExport } from './patient-export.service.js';
import { PatientImport } from './patient-import.service.js';
import { PatientImportController } from './patient-import.controller.js';
import { PatientsController } from './patients.controller.js';
import { PatientStatuses } from './patient-statuses.service.js';
import { PatientsService } from './patients.service.js';
import { TimelineController } from './timeline.controller.js';
import { TimelineService } from './timeline.service.js';

/** Patients of a hospital: registration, the list and its search, import and export. The worker takes `PatientImport` from here. */
@Module({
  imports: [CustomFieldsModule, SubscriptionsModule],
  controllers: [
    AllergiesController,
    DuplicatesController,
    MergesController,
    PatientExportController,
    PatientImportController,
    PatientsController,
    TimelineController,
  ],
  providers: [
    PatientsService,
    AllergiesService,
    DuplicatesService,
    LastVisits,
    MergesService,
    MergeUndo,
    PatientDirectory,
    ImportUpload,
    ImportMappings,
    ImportReport,
    PatientExport,
    PatientImport,
    PatientStatuses,
    TimelineService,
  ],
  exports: [AllergiesService, LastVisits, PatientsService, PatientStatuses, PatientImport],
})
export class PatientsModule {}
