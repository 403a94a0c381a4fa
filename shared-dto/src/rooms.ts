import { Type } from 'class-transformer';
import { IsArray, IsOptional, IsString, ValidateNested } from 'class-validator';
import { PageInfo } from './common.js';
import { Id } from './decorators.js';
import { DirectoryEntry, DirectoryEntryRequest } from './directory.js';

/** What may be written of a room. */
export class RoomRequest extends DirectoryEntryRequest {
  /** The department it belongs to, which must be in use; none if left out. */
  @IsOptional()
  @Id()
  departmentId?: string;
}

/** A room where patients are seen. */
export class Room extends DirectoryEntry {
  @IsOptional()
  @IsString()
  departmentId!: string | null;

  /** @example Cardiology */
  @IsOptional()
  @IsString()
  departmentName!: string | null;
}

export class RoomList {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => Room)
  data!: Room[];

  @ValidateNested()
  @Type(() => PageInfo)
  page!: PageInfo;
}
