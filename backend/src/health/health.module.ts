import { Module } from '@nestjs/common';
import { PrescriptionsModule } from '../prescriptions/prescriptions.module.js';
import { HealthController } from './health.controller.js';

@Module({ imports: [PrescriptionsModule], controllers: [HealthController] })
export class HealthModule {}
