import { Injectable } from '@nestjs/common';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { Metrics } from './metrics.service.js';

/** How the connections to PostgreSQL stand: in use, idle, and requests that wait for one. */
@Injectable()
export class PoolGauges {
  constructor(metrics: Metrics, units: UnitsOfWork) {
    const labels = ['pool', 'state'] as const;
    metrics.gauge({ name: 'hms_pool_connections', help: 'Connections to PostgreSQL by pool and state', labels }, () =>
      units.poolUse().flatMap(({ pool, inUse, idle }) => [
        { pool, state: 'in_use', value: inUse },
        { pool, state: 'idle', value: idle },
      ]),
    );
    metrics.gauge({ name: 'hms_pool_waiting', help: 'Requests that wait for a connection', labels: ['pool'] }, () =>
      units.poolUse().map(({ pool, waiting }) => ({ pool, value: waiting })),
    );
  }
}
