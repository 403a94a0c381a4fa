import { Global, Module } from '@nestjs/common';
import { Fingerprints } from './fingerprints.js';
import { RequestScope } from './request-scope.js';

@Global()
@Module({ providers: [Fingerprints, RequestScope], exports: [Fingerprints, RequestScope] })
export class CommonModule {}
