import { Global, Module } from '@nestjs/common';
import { ApiClientsController } from './api-clients.controller.js';
import { ApiClients } from './api-clients.service.js';
import { AppRegistry } from './app-registry.service.js';
import { KeyUsage } from './key-usage.service.js';
import { Programs } from './programs.service.js';

/** Who may call at all: our own apps, and those of third parties. Global: the first guard of every request asks it. */
@Global()
@Module({
  controllers: [ApiClientsController],
  providers: [ApiClients, AppRegistry, KeyUsage, Programs],
  exports: [AppRegistry, Programs],
})
export class AppsModule {}
