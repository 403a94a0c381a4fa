import { Module } from '@nestjs/common';
import { DueVitals } from './due-vitals.service.js';
import { PatientVitalsController } from './patient-vitals.controller.js';
import { VitalsController } from './vitals.controller.js';
import { Vitals } from './vitals.service.js';

/** Vital signs of patients, and who waits for having them taken. */
@Module({ controllers: [PatientVitalsController, VitalsController], providers: [Vitals, DueVitals], exports: [DueVitals, Vitals] })
export class VitalsModule {}
