import { Injectable } from '@nestjs/common';
import type { Room, RoomRequest } from '@hms/shared-dto';
import { AuditLog } from '../audit/audit-log.js';
import { LiveEvents } from '../events/live-events.service.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { DepartmentsService } from './departments.service.js';
import { DirectoryEntries } from './directory-entries.js';
import { toEntry } from './directory.queries.js';
import { RoomEntity } from './room.entity.js';

/** The hospital's rooms. */
@Injectable()
export class RoomsService extends DirectoryEntries<RoomEntity, RoomRequest, Room> {
  protected readonly kind = { entity: RoomEntity, code: 'room', words: 'room' } as const;

  constructor(
    units: UnitsOfWork,
    audit: AuditLog,
    events: LiveEvents,
    private readonly departments: DepartmentsService,
  ) {
    super(units, audit, events);
  }

  protected async columnsOf(request: RoomRequest, before: RoomEntity | null): Promise<Partial<RoomEntity>> {
    const departmentId = request.departmentId ?? null;
    await this.departments.mayBeChosen(departmentId, before?.departmentId ?? null);
    return { name: request.name, departmentId };
  }

  protected async toAnswers(rows: readonly RoomEntity[]): Promise<Room[]> {
    const names = await this.departments.namesOf(rows.flatMap(({ departmentId }) => departmentId ?? []));
    return rows.map((row) => ({
      ...toEntry(row),
      departmentId: row.departmentId,
      departmentName: row.departmentId === null ? null : (names.get(row.departmentId) ?? null),
    }));
  }
}
