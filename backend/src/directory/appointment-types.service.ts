import { Injectable } from '@nestjs/common';
import type { AppointmentType, AppointmentTypeRequest } from '@hms/shared-dto';
import { AppointmentTypeEntity } from './appointment-type.entity.js';
import { DirectoryEntries } from './directory-entries.js';
import { toEntry } from './directory.queries.js';

/** Kinds of appointments that the hospital gives. */
@Injectable()
export class AppointmentTypesService extends DirectoryEntries<AppointmentTypeEntity, AppointmentTypeRequest, AppointmentType> {
  protected readonly kind = { entity: AppointmentTypeEntity, code: 'appointment_type', words: 'type of appointment' } as const;

  protected columnsOf(request: AppointmentTypeRequest): Promise<Partial<AppointmentTypeEntity>> {
    const { name, durationMinutes, bufferBeforeMinutes, bufferAfterMinutes, colour, capacity } = request;
    return Promise.resolve({ name, durationMinutes, bufferBeforeMinutes, bufferAfterMinutes, colour, capacity });
  }

  protected toAnswers(rows: readonly AppointmentTypeEntity[]): Promise<AppointmentType[]> {
    return Promise.resolve(
      rows.map((row) => ({
        ...toEntry(row),
        durationMinutes: row.durationMinutes,
        bufferBeforeMinutes: row.bufferBeforeMinutes,
        bufferAfterMinutes: row.bufferAfterMinutes,
        colour: row.colour,
        capacity: row.capacity,
      })),
    );
  }
}
