import { Global, Module } from '@nestjs/common';
import { RequestScope } from './request-scope.js';

@Global()
@Module({ providers: [RequestScope], exports: [RequestScope] })
export class CommonModule {}
