import { Module } from '@nestjs/common';
import { AppointmentsModule } from '../appointments/appointments.module.js';
import { LabsModule } from '../labs/labs.module.js';
import { PatientsModule } from '../patients/patients.module.js';
import { PrescriptionsModule } from '../prescriptions/prescriptions.module.js';
import { RecordsModule } from '../records/records.module.js';
import { CareActivitiesController } from './care-activities.controller.js';
import { CareActivities } from './care-activities.service.js';
import { CareGoalsController } from './care-goals.controller.js';
import { CareGoals } from './care-goals.service.js';
import { CarePlanBook } from './care-plan-book.service.js';
import { CarePlansController } from './care-plans.controller.js';
import { CarePlans } from './care-plans.service.js';
import { LinkedThings } from './linked-things.service.js';
import { PatientCarePlansController } from './patient-care-plans.controller.js';

/** Treatment plans: goals, and activities that become orders, prescriptions, appointments, or are tasks. */
@Module({
  imports: [AppointmentsModule, LabsModule, PatientsModule, PrescriptionsModule, RecordsModule],
  controllers: [CareActivitiesController, CareGoalsController, CarePlansController, PatientCarePlansController],
  providers: [CareActivities, CareGoals, CarePlanBook, CarePlans, LinkedThings],
})
export class CarePlansModule {}
