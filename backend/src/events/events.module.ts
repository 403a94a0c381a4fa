import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { EventStreams } from './event-streams.service.js';
import { EventsController } from './events.controller.js';

/** Open pages, told as it happens. */
@Module({ imports: [AuthModule], controllers: [EventsController], providers: [EventStreams] })
export class EventsModule {}
