import { Injectable } from '@nestjs/common';

/** Ids of new hospitals: `tenant_` and the time in milliseconds, never twice in one process. Two processes are kept apart by the primary key. */
@Injectable()
export class TenantIds {
  private last = 0;

  next(): string {
    this.last = Math.max(Date.now(), this.last + 1);
    return `tenant_${this.last}`;
  }
}
