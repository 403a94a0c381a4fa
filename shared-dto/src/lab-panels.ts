import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsInt, IsOptional, IsString, ValidateNested } from 'class-validator';
import { Id, ShortName, says } from './decorators.js';
import { LabCode, Loinc } from './lab-codes.js';
import { LAB_LIMITS } from './lab-values.js';
import { DIRECTORY_STATUSES, type DirectoryStatus } from './statuses.js';

/** Tests that are ordered together. */
export class LabPanelRequest {
  /** @example CBC */
  @LabCode()
  code!: string;

  /** @example Complete blood count */
  @ShortName(120)
  name!: string;

  /** @example 58410-2 */
  @IsOptional()
  @Loinc()
  loinc?: string;

  /** In the order in which they are reported; one that is named twice counts once. */
  @IsArray(says('array.invalid', 'Give a list.'))
  @ArrayMinSize(1, says('array.too_short', 'Name at least one test.'))
  @ArrayMaxSize(LAB_LIMITS.panelTests, says('array.too_long', `Use at most ${LAB_LIMITS.panelTests} tests.`))
  @Id({ each: true })
  testIds!: string[];
}

/** A panel of the hospital's catalogue. */
export class LabPanel extends LabPanelRequest {
  @IsString()
  id!: string;

  /** Names of the tests that can be ordered, in the order of `testIds`. @example ["Haemoglobin"] */
  @IsString({ each: true })
  testNames!: string[];

  /** @example active */
  @IsIn(DIRECTORY_STATUSES)
  status!: DirectoryStatus;

  /** Send it as `If-Match` with an edit. @example 1 */
  @IsInt()
  version!: number;
}

/** Every panel, by name. */
export class LabPanelList {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => LabPanel)
  data!: LabPanel[];
}
