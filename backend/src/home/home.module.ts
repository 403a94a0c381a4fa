import { Module } from '@nestjs/common';
import { HomeController } from './home.controller.js';
import { VitalsModule } from '../vitals/vitals.module.js';
import { Home } from './home.service.js';

/** What the start page says at a glance. */
@Module({ imports: [VitalsModule], controllers: [HomeController], providers: [Home] })
export class HomeModule {}
