import { Module } from '@nestjs/common';
import { AppointmentTypesController } from './appointment-types.controller.js';
import { AppointmentTypesService } from './appointment-types.service.js';
import { DepartmentsController } from './departments.controller.js';
import { DepartmentsService } from './departments.service.js';
import { DoctorsController } from './doctors.controller.js';
import { DoctorsService } from './doctors.service.js';
import { RoomsController } from './rooms.controller.js';
import { RoomsService } from './rooms.service.js';
import { StaffProfilesController } from './staff-profiles.controller.js';
import { StaffProfilesService } from './staff-profiles.service.js';

/** What a hospital is made of besides patients: departments, rooms, what its people are by profession, types of appointments. */
@Module({
  controllers: [DepartmentsController, RoomsController, AppointmentTypesController, DoctorsController, StaffProfilesController],
  providers: [DepartmentsService, RoomsService, AppointmentTypesService, DoctorsService, StaffProfilesService],
  exports: [DepartmentsService],
})
export class DirectoryModule {}
