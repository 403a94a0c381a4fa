import type { Gender, PatientIdentifier, PatientPhone, PatientReference, PatientStatus } from '@hms/shared-dto';

/** A row of the list. `key_*` are the values of what it is sorted by, and only of that: instants keep their microseconds, which a Date loses. */
export interface SummaryRow {
  readonly id: string;
  readonly patient_number: string;
  readonly first_name: string | null;
  readonly middle_name: string | null;
  readonly title: string | null;
  readonly last_name: string;
  readonly unidentified: boolean;
  readonly date_of_birth: string | null;
  readonly birth_date_estimated: boolean;
  readonly gender: Gender;
  readonly phone: string | null;
  readonly status: PatientStatus;
  readonly created_at: Date;
  readonly last_visit_at: Date | null;
  readonly replaced_by: PatientReference | null;
  readonly same_name: boolean;
  /** Of the hospital's own fields that were asked for; not there when none was. */
  readonly custom_fields?: Readonly<Record<string, unknown>>;
  readonly key_last?: string;
  readonly key_first?: string;
  readonly key_created?: string;
  readonly key_visited?: string | null;
  readonly key_rank: number;
}

/** A registered patient who shares something with the one to be registered. */
export interface BlockedPatient {
  readonly id: string;
  readonly patient_number: string;
  readonly first_name: string | null;
  readonly middle_name: string | null;
  readonly title: string | null;
  readonly last_name: string;
  readonly name_search: string;
  readonly date_of_birth: string | null;
  readonly birth_date_estimated: boolean;
  readonly gender: Gender;
  readonly phone: string | null;
  readonly phones: readonly PatientPhone[];
  readonly email: string | null;
  readonly identifiers: readonly PatientIdentifier[];
  readonly mother_id: string | null;
  readonly multiple_birth_order: number | null;
  readonly status: PatientStatus;
  /** Of a merged record: the one that goes on. */
  readonly replaced_by: PatientReference | null;
  /** Trigram similarity of the whole names, 0 to 1. */
  readonly name_similarity: number;
}
