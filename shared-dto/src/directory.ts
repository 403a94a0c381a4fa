import { IsIn, IsInt, IsISO8601, IsOptional, IsString } from 'class-validator';
import { ListQuery } from './common.js';
import { OneOf, ShortName } from './decorators.js';
import { DIRECTORY_STATUSES, type DirectoryStatus } from './statuses.js';

/** Longest name of a department, room or type of appointment. */
export const DIRECTORY_NAME_LENGTH = 100;

/** What may be written of everything that has a name in the hospital. */
export class DirectoryEntryRequest {
  /** Unique among those in use, without regard to case. @example Cardiology */
  @ShortName(DIRECTORY_NAME_LENGTH)
  name!: string;
}

/** What departments, rooms and types of appointments have in common. */
export class DirectoryEntry {
  @IsString()
  id!: string;

  /** @example Cardiology */
  @IsString()
  name!: string;

  /** @example active */
  @IsIn(DIRECTORY_STATUSES)
  status!: DirectoryStatus;

  @IsISO8601()
  createdAt!: string;

  /** Send it as `If-Match` with an edit. @example 1 */
  @IsInt()
  version!: number;
}

export class DirectoryQuery extends ListQuery {
  /** `active` if not given. */
  @IsOptional()
  @OneOf(DIRECTORY_STATUSES)
  status?: DirectoryStatus;
}
