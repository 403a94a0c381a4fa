import { Module } from '@nestjs/common';
import { DocsController } from './docs.controller.js';

/** `/api/docs`. */
@Module({ controllers: [DocsController] })
export class OpenapiModule {}
