import { Module } from '@nestjs/common';
import { AppointmentsModule } from '../appointments/appointments.module.js';
import { GeneralSettingsController } from './general-settings.controller.js';
import { GeneralSettingsService } from './general-settings.service.js';
import { AppointmentMailSettingsController } from './appointment-mail-settings.controller.js';
import { AppointmentMailSettingsService } from './appointment-mail-settings.service.js';
import { SecuritySettingsController } from './security-settings.controller.js';
import { SecuritySettingsService } from './security-settings.service.js';

/** What a hospital's Admins set for all its people. */
@Module({
  imports: [AppointmentsModule],
  controllers: [AppointmentMailSettingsController, GeneralSettingsController, SecuritySettingsController],
  providers: [AppointmentMailSettingsService, GeneralSettingsService, SecuritySettingsService],
})
export class SettingsModule {}
