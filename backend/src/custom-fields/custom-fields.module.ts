import { Module } from '@nestjs/common';
import { CustomFieldValues } from './custom-field-values.service.js';
import { CustomFieldsController } from './custom-fields.controller.js';
import { CustomFieldsService } from './custom-fields.service.js';

/** Fields of patients that a hospital defines for itself, and the rules of their values. */
@Module({ controllers: [CustomFieldsController], providers: [CustomFieldsService, CustomFieldValues], exports: [CustomFieldValues] })
export class CustomFieldsModule {}
