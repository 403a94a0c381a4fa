import { Global, Module } from '@nestjs/common';
import { JobRequests } from './job-requests.service.js';
import { JobsController } from './jobs.controller.js';
import { JobsService } from './jobs.service.js';

/** Asking for long work, and following it. */
@Global()
@Module({ controllers: [JobsController], providers: [JobRequests, JobsService], exports: [JobRequests] })
export class JobsModule {}
