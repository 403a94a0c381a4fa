import { Body, Delete, Get, Post, Put, Query, Res } from '@nestjs/common';
import { DirectoryQuery, Room, RoomList, RoomRequest } from '@hms/shared-dto';
import type { FastifyReply } from 'fastify';
import { RequirePermission } from '../common/access.decorators.js';
import { Answers } from '../common/answers.js';
import { created } from '../common/created.js';
import { IdParam } from '../common/id-param.js';
import { IfMatch, IfMatchIfSent } from '../common/version.js';
import { TenantController } from '../tenancy/controllers.js';
import { Idempotent } from '../tenancy/idempotency.interceptor.js';
import { RoomsService } from './rooms.service.js';

/** The hospital's rooms. */
@TenantController('rooms')
export class RoomsController {
  constructor(private readonly rooms: RoomsService) {}

  /** Add a room. */
  @Post()
  @RequirePermission('settings:manage')
  @Idempotent()
  @Answers(Room, { status: 201 })
  async add(@Body() body: RoomRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Room> {
    return created(reply, '/api/rooms', await this.rooms.add(body));
  }

  /** List the rooms by name. Those in use, or the archived ones. */
  @Get()
  @RequirePermission('directory:read')
  @Answers(RoomList)
  list(@Query() query: DirectoryQuery): Promise<RoomList> {
    return this.rooms.list(query);
  }

  /** Read a room. */
  @Get(':id')
  @RequirePermission('directory:read')
  @Answers(Room)
  get(@IdParam('room.not_found') id: string): Promise<Room> {
    return this.rooms.get(id);
  }

  /** Change a room: replaces all of it. */
  @Put(':id')
  @RequirePermission('settings:manage')
  @Answers(Room)
  change(@IdParam('room.not_found') id: string, @Body() body: RoomRequest, @IfMatch() version: number): Promise<Room> {
    return this.rooms.change(id, body, version);
  }

  /** Archive a room. It is offered no more, and what refers to it keeps its name. */
  @Delete(':id')
  @RequirePermission('settings:manage')
  @Answers(null)
  archive(@IdParam('room.not_found') id: string, @IfMatchIfSent() version: number | null): Promise<void> {
    return this.rooms.archive(id, version);
  }

  /** Bring an archived room back. Refused when another one has its name by now. */
  @Post(':id/restore')
  @RequirePermission('settings:manage')
  @Answers(Room)
  restore(@IdParam('room.not_found') id: string): Promise<Room> {
    return this.rooms.restore(id);
  }
}
