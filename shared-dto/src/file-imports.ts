import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, Matches, ValidateNested } from 'class-validator';
import { OneOf, says } from './decorators.js';
import { FILE_IMPORT_OUTCOMES, type FileImportOutcome } from './file-import-values.js';
import { ImportRowError } from './patient-import.js';

export class FileImportQuery {
  /** The seal of the report that somebody has read and agrees to. Without it nothing is stored. */
  @IsOptional()
  @Matches(/^[0-9a-f]{64}$/, says('seal.invalid', 'Send the seal of the report.'))
  seal?: string;
}

export class LabTestImportQuery extends FileImportQuery {
  /** `yes`: whoever stores the file says that its ranges hold for this laboratory. `no` if not given. @example no */
  @IsOptional()
  @OneOf(['yes', 'no'] as const)
  confirmed?: 'yes' | 'no';
}

/** What a row, or several rows of one thing, would bring about. */
export class FileImportItem {
  /** Where it begins; the head is line 1. @example 2 */
  @IsInt()
  line!: number;

  /** @example K Potassium */
  @IsString()
  label!: string;

  /** @example changed */
  @IsIn(FILE_IMPORT_OUTCOMES)
  outcome!: FileImportOutcome;

  /** Names of the parts that differ from what is there. @example ["ranges"] */
  @IsString({ each: true })
  parts!: string[];
}

/** What a file would change, or has changed. */
export class FileImportReport {
  /** False while nothing was stored. */
  @IsBoolean()
  stored!: boolean;

  @IsInt()
  added!: number;

  @IsInt()
  changed!: number;

  /** There already, just as the file has them. */
  @IsInt()
  unchanged!: number;

  /** Left out, for the reasons in `errors`. */
  @IsInt()
  wrong!: number;

  /** Heads of columns that were not read. @example ["Price"] */
  @IsString({ each: true })
  leftOut!: string[];

  /** The first 1,000 that are new or changed. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => FileImportItem)
  items!: FileImportItem[];

  /** The first 1,000. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ImportRowError)
  errors!: ImportRowError[];

  /** Send the same file with it to store what the report says; null when there is nothing to store. */
  @IsOptional()
  @IsString()
  seal!: string | null;
}
