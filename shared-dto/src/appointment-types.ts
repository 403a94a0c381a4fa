import { Type } from 'class-transformer';
import { IsArray, IsInt, ValidateNested } from 'class-validator';
import { PageInfo } from './common.js';
import { WholeNumber } from './decorators.js';
import { DirectoryEntry, DirectoryEntryRequest } from './directory.js';

/** Bounds of a type of appointment: minutes, patients at the same time, colours of the charts' palette. */
export const APPOINTMENT_TYPE_BOUNDS = {
  durationMinutes: { min: 5, max: 480 },
  bufferMinutes: { min: 0, max: 120 },
  capacity: { min: 1, max: 20 },
  colour: { min: 1, max: 5 },
} as const;

const { durationMinutes, bufferMinutes, capacity, colour } = APPOINTMENT_TYPE_BOUNDS;

/** What may be written of a type of appointment. */
export class AppointmentTypeRequest extends DirectoryEntryRequest {
  /** How long one takes, in minutes. @example 15 */
  @WholeNumber(durationMinutes.min, durationMinutes.max)
  durationMinutes!: number;

  /** Minutes kept free before it. @example 0 */
  @WholeNumber(bufferMinutes.min, bufferMinutes.max)
  bufferBeforeMinutes!: number;

  /** Minutes kept free after it. @example 5 */
  @WholeNumber(bufferMinutes.min, bufferMinutes.max)
  bufferAfterMinutes!: number;

  /** One of the five colours of the calendar. @example 1 */
  @WholeNumber(colour.min, colour.max)
  colour!: number;

  /** How many patients one doctor may see at the same time. @example 1 */
  @WholeNumber(capacity.min, capacity.max)
  capacity!: number;
}

/** A kind of appointment that the hospital gives. */
export class AppointmentType extends DirectoryEntry {
  /** @example 15 */
  @IsInt()
  durationMinutes!: number;

  /** @example 0 */
  @IsInt()
  bufferBeforeMinutes!: number;

  /** @example 5 */
  @IsInt()
  bufferAfterMinutes!: number;

  /** 1–5. @example 1 */
  @IsInt()
  colour!: number;

  /** @example 1 */
  @IsInt()
  capacity!: number;
}

export class AppointmentTypeList {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => AppointmentType)
  data!: AppointmentType[];

  @ValidateNested()
  @Type(() => PageInfo)
  page!: PageInfo;
}
