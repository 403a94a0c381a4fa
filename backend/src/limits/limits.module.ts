import { Global, Module } from '@nestjs/common';
import { RateLimits } from './rate-limits.service.js';
import { TokenLeases } from './token-leases.service.js';

/** How often somebody may ask. Global: the guards that find out who asks count who they refuse. */
@Global()
@Module({ providers: [RateLimits, TokenLeases], exports: [RateLimits] })
export class LimitsModule {}
