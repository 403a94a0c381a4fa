import { Global, Module } from '@nestjs/common';
import { LiveEvents } from './live-events.service.js';

/** Telling what has happened; for every module. */
@Global()
@Module({ providers: [LiveEvents], exports: [LiveEvents] })
export class LiveEventsModule {}
