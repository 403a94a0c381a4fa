import { IsOptional } from 'class-validator';
import { ListQuery } from './common.js';
import { FreeText, Id, OneOf, RequiredText } from './decorators.js';
import { Instant, PlanDate } from './time-decorators.js';
import {
  LONGEST_VISIT_REASON,
  VISIT_CLASSES,
  VISIT_SECTION_LENGTHS,
  VISIT_STATUSES,
  type VisitClass,
  type VisitStatus,
} from './visit-values.js';

/** `PUT /api/records/:id`: the whole note of a draft. A section that is left out is emptied. */
export class VisitNoteRequest {
  /** Why the patient comes, in a line or two. @example Fever for three days */
  @IsOptional()
  @FreeText(VISIT_SECTION_LENGTHS.chiefComplaint)
  chiefComplaint?: string;

  /** @example Fever since Monday, dry cough, no travel. */
  @IsOptional()
  @FreeText(VISIT_SECTION_LENGTHS.history)
  history?: string;

  /** @example Throat red, chest clear. */
  @IsOptional()
  @FreeText(VISIT_SECTION_LENGTHS.examination)
  examination?: string;

  /** @example Viral pharyngitis */
  @IsOptional()
  @FreeText(VISIT_SECTION_LENGTHS.assessment)
  assessment?: string;

  /** @example Rest, fluids, paracetamol as needed. */
  @IsOptional()
  @FreeText(VISIT_SECTION_LENGTHS.plan)
  plan?: string;

  /** @example Come back if the fever lasts. */
  @IsOptional()
  @FreeText(VISIT_SECTION_LENGTHS.followUp)
  followUp?: string;

  /** Day of the next visit. @example 2026-12-03 */
  @IsOptional()
  @PlanDate()
  followUpOn?: string;
}

/** `POST /api/records`: a draft whose author is the caller. */
export class StartVisitRequest extends VisitNoteRequest {
  @Id()
  patientId!: string;

  /** The appointment that it comes of: of the same patient, and none other has come of it. */
  @IsOptional()
  @Id()
  appointmentId?: string;

  /** v3-ActEncounterCode; `AMB`, an outpatient, if not given. @example AMB */
  @IsOptional()
  @OneOf(VISIT_CLASSES)
  class?: VisitClass;
}

/** `POST /api/records/:id/amendments`: the whole note as it is to read from now on. */
export class AmendVisitRequest extends VisitNoteRequest {
  /** Why it is amended; it stands beside the new text for good. @example The left knee, not the right one */
  @RequiredText(LONGEST_VISIT_REASON)
  reason!: string;
}

/** `POST /api/records/:id/entered-in-error`. */
export class VisitErrorRequest {
  /** @example Written into the record of a namesake */
  @RequiredText(LONGEST_VISIT_REASON)
  reason!: string;
}

/** `GET /api/records`. */
export class VisitQuery extends ListQuery {
  @IsOptional()
  @Id()
  patientId?: string;

  /** Whose visits, by the author. */
  @IsOptional()
  @Id()
  doctorId?: string;

  /** All if not given. @example draft */
  @IsOptional()
  @OneOf(VISIT_STATUSES)
  status?: VisitStatus;

  /** Started at this instant or later. @example 2026-11-22T18:30:00Z */
  @IsOptional()
  @Instant()
  from?: string;

  /** Started before this instant. @example 2026-11-23T18:30:00Z */
  @IsOptional()
  @Instant()
  to?: string;
}
