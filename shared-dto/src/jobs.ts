import { Type } from 'class-transformer';
import { IsArray, IsIn, IsInt, IsObject, IsOptional, IsString, ValidateNested } from 'class-validator';
import { JOB_STATES, type JobState } from './statuses.js';

export class JobProgress {
  /** @example 400 */
  @IsInt()
  done!: number;

  /** @example 1200 */
  @IsInt()
  total!: number;
}

/** One recorded step of a saga. */
export class JobStep {
  /** @example schema */
  @IsString()
  name!: string;

  /** @example running */
  @IsIn(JOB_STATES)
  state!: JobState;

  /** Milliseconds the step took; null while it has not ended. @example 64 */
  @IsOptional()
  @IsInt()
  durationMs!: number | null;
}

/** Why a job failed, in words for a person. */
export class JobError {
  /** @example provisioning.failed */
  @IsString()
  code!: string;

  /** @example The sign-in service did not answer. Try again. */
  @IsString()
  message!: string;
}

/** A piece of long work. */
export class Job {
  @IsString()
  id!: string;

  /** @example patients.import */
  @IsString()
  kind!: string;

  /** @example running */
  @IsIn(JOB_STATES)
  state!: JobState;

  @ValidateNested()
  @Type(() => JobProgress)
  progress!: JobProgress;

  @IsOptional()
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => JobStep)
  steps?: JobStep[];

  /** What the job produced; its shape depends on `kind`. */
  @IsOptional()
  @IsObject()
  result?: Record<string, unknown>;

  @IsOptional()
  @ValidateNested()
  @Type(() => JobError)
  error?: JobError;
}
