import { Module } from '@nestjs/common';
import { AppointmentsModule } from '../appointments/appointments.module.js';
import { VisitDirectory } from './visit-directory.service.js';
import { VisitLog } from './visit-log.service.js';
import { VisitSigning } from './visit-signing.service.js';
import { VisitTemplatesController } from './visit-templates.controller.js';
import { VisitTemplates } from './visit-templates.service.js';
import { VisitsController } from './visits.controller.js';
import { Visits } from './visits.service.js';

/** Medical records: visits with their notes, and the templates of notes. */
@Module({
  imports: [AppointmentsModule],
  controllers: [VisitsController, VisitTemplatesController],
  providers: [VisitDirectory, VisitLog, VisitSigning, VisitTemplates, Visits],
  exports: [VisitDirectory, Visits],
})
export class RecordsModule {}
