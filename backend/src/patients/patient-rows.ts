import type { Gender, PatientStatus } from '@hms/shared-dto';

/** A row of the list. `created_key` keeps the microseconds, which a Date loses; `key_*` are the sort's own values. */
export interface SummaryRow {
  readonly id: string;
  readonly patient_number: string;
  readonly first_name: string | null;
  readonly last_name: string;
  readonly unidentified: boolean;
  readonly date_of_birth: string | null;
  readonly birth_date_estimated: boolean;
  readonly gender: Gender;
  readonly phone: string | null;
  readonly status: PatientStatus;
  readonly created_at: Date;
  readonly same_name: boolean;
  readonly key_last: string;
  readonly key_first: string;
  readonly key_created: string;
  readonly key_rank: number;
}

/** A registered patient who shares something with the one to be registered. */
export interface BlockedPatient {
  readonly id: string;
  readonly patient_number: string;
  readonly first_name: string | null;
  readonly last_name: string;
  readonly name_search: string;
  readonly date_of_birth: string | null;
  readonly birth_date_estimated: boolean;
  readonly gender: Gender;
  readonly phone: string | null;
  readonly email: string | null;
  /** Trigram similarity of the whole names, 0 to 1. */
  readonly name_similarity: number;
}
