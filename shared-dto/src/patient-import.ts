import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  Matches,
  ValidateNested,
} from 'class-validator';
import { MAX_CUSTOM_FIELDS } from './custom-field-types.js';
import { OneOf, RequiredText, says } from './decorators.js';
import { IMPORT_DATE_ORDERS, type ImportDateOrder } from './import-columns.js';
import { IMPORT_FIELDS, type ImportTarget } from './import-fields.js';

const MappingName = () =>
  Matches(/^[\p{L}\p{M}\p{N} ._-]{1,80}$/u, {
    message: 'A mapping name has 1 to 80 letters, digits or spaces.',
    context: { code: 'mapping.invalid' },
  });

/** Whether the hospital has such a field is seen when a file comes. */
const TARGET_PATTERN = new RegExp(`^(${IMPORT_FIELDS.join('|')}|cf\\.[a-z][a-z0-9_]{0,39})$`);

export class ImportQuery {
  /** Name of a saved column mapping; without it the columns are guessed from their heads. @example front-desk */
  @IsOptional()
  @MappingName()
  mapping?: string;
}

/** Path of one saved column mapping. */
export class ImportMappingParams {
  /** @example front-desk */
  @MappingName()
  name!: string;
}

/** One column of the file and the field that it fills. */
export class ImportColumn {
  /** The column's head, as in the file. @example Date of Birth */
  @RequiredText(200)
  column!: string;

  /** A usual field, or `cf.` and the key of a field of the hospital's own. @example dateOfBirth */
  @Matches(
    TARGET_PATTERN,
    says('choice.invalid', `Choose one of: ${IMPORT_FIELDS.join(', ')}; or cf. and the key of a field of the hospital's own.`),
  )
  field!: ImportTarget;
}

/** `PUT /api/patients/import-mappings/:name`. */
export class SaveImportMappingRequest {
  @IsArray({ message: 'Give a list of columns.', context: { code: 'array.invalid' } })
  @ArrayMinSize(1, { message: 'Choose at least one column.', context: { code: 'columns.required' } })
  @ArrayMaxSize(IMPORT_FIELDS.length + MAX_CUSTOM_FIELDS, { message: 'Use each field once.', context: { code: 'columns.too_many' } })
  @ArrayUnique(({ field }: ImportColumn) => field, { message: 'Use each field once.', context: { code: 'columns.repeated' } })
  @ValidateNested({ each: true })
  @Type(() => ImportColumn)
  columns!: ImportColumn[];

  /** How dates such as 03/04/1978 are read. @example dmy */
  @OneOf(IMPORT_DATE_ORDERS)
  dateOrder!: ImportDateOrder;
}

export class ImportMapping {
  @IsString()
  name!: string;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ImportColumn)
  columns!: ImportColumn[];

  @IsIn(IMPORT_DATE_ORDERS)
  dateOrder!: ImportDateOrder;

  @IsISO8601()
  updatedAt!: string;

  /** For `If-Match`. @example 2 */
  @IsInt()
  version!: number;
}

export class ImportMappingList {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ImportMapping)
  data!: ImportMapping[];
}

/** A row that was not imported. `line` counts from 1, the head is line 1. */
export class ImportRowError {
  @IsInt()
  line!: number;

  /** The column's head, or null for the whole row. */
  @IsOptional()
  @IsString()
  column!: string | null;

  @IsString()
  code!: string;

  @IsString()
  message!: string;
}

/** `result` of a `patients.import` job. */
export class ImportResult {
  @IsInt()
  imported!: number;

  @IsInt()
  rejected!: number;

  /** The first 1,000. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ImportRowError)
  errors!: ImportRowError[];
}
