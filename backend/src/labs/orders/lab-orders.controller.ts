import { Body, Get, Post, Query, Res } from '@nestjs/common';
import { LabCancelRequest, LabOrder, LabOrderList, LabOrderQuery, LabOrderRequest } from '@hms/shared-dto';
import type { FastifyReply } from 'fastify';
import { RequirePermission } from '../../common/access.decorators.js';
import { Answers } from '../../common/answers.js';
import { created } from '../../common/created.js';
import { IdParam } from '../../common/id-param.js';
import { Caller } from '../../common/principal.decorator.js';
import type { Principal } from '../../common/request.js';
import { IfMatchIfSent } from '../../common/version.js';
import { TenantController } from '../../tenancy/controllers.js';
import { Idempotent } from '../../tenancy/idempotency.interceptor.js';
import { LabOrders } from './lab-orders.service.js';

/** What doctors and nurses ask of the laboratory. */
@TenantController('lab-orders')
export class LabOrdersController {
  constructor(private readonly orders: LabOrders) {}

  /** Order tests and panels. Tests that are under way or a day old are listed first, unless they are accepted. */
  @Post()
  @RequirePermission('orders:write')
  @Idempotent()
  @Answers(LabOrder, { status: 201 })
  async place(
    @Body() body: LabOrderRequest,
    @Caller() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LabOrder> {
    return created(reply, '/api/lab-orders', await this.orders.place(body, caller));
  }

  /** List orders with their results, the newest first. */
  @Get()
  @RequirePermission('labs:read')
  @Answers(LabOrderList)
  list(@Query() query: LabOrderQuery): Promise<LabOrderList> {
    return this.orders.list(query);
  }

  /** Read an order with its results. */
  @Get(':id')
  @RequirePermission('labs:read')
  @Answers(LabOrder)
  get(@IdParam('lab_order.not_found') id: string): Promise<LabOrder> {
    return this.orders.get(id);
  }

  /** Cancel an order, or some of its tests, with a reason. What has a result stays. */
  @Post(':id/cancel')
  @RequirePermission('orders:write')
  @Answers(LabOrder)
  cancel(
    @IdParam('lab_order.not_found') id: string,
    @Body() body: LabCancelRequest,
    @IfMatchIfSent() version: number | null,
    @Caller() caller: Principal,
  ): Promise<LabOrder> {
    return this.orders.cancel(id, body, version, caller);
  }
}
