import { Type } from 'class-transformer';
import { IsArray, IsInt, ValidateNested } from 'class-validator';
import { PageInfo } from './common.js';
import { DirectoryEntry, DirectoryEntryRequest } from './directory.js';

/** What may be written of a department. */
export class DepartmentRequest extends DirectoryEntryRequest {}

/** A department of the hospital, with what an archived one would leave without a choice. */
export class Department extends DirectoryEntry {
  /** People whose department it is. @example 12 */
  @IsInt()
  staffCount!: number;

  /** Rooms in use that belong to it. @example 4 */
  @IsInt()
  roomCount!: number;
}

export class DepartmentList {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => Department)
  data!: Department[];

  @ValidateNested()
  @Type(() => PageInfo)
  page!: PageInfo;
}
