/** Why an appointment was cancelled: FHIR R4 appointment-cancellation-reason, with what people read. */
export const CANCELLATION_REASON_LABELS = {
  pat: 'Patient',
  'pat-crs': 'Patient: by the reminder',
  'pat-cpp': 'Patient: online',
  'pat-dec': 'Patient: deceased',
  'pat-fb': 'Patient: feels better',
  'pat-lt': 'Patient: no transport',
  'pat-mt': 'Patient: cover ended',
  'pat-mv': 'Patient: moved away',
  'pat-preg': 'Patient: pregnant',
  'pat-swl': 'Patient: taken from the waitlist',
  'pat-ucp': 'Patient: unhappy, or changed doctor',
  prov: 'Doctor',
  'prov-pers': 'Doctor: personal',
  'prov-dch': 'Doctor: discharged the patient',
  'prov-edu': 'Doctor: training or meeting',
  'prov-hosp': 'Doctor: in hospital',
  'prov-labs': 'Doctor: lab results out of range',
  'prov-mri': 'Doctor: MRI screening says no',
  'prov-onc': 'Doctor: oncology plan changed',
  maint: 'Equipment: maintenance or repair',
  'meds-inc': 'Preparation or medication incomplete',
  other: 'Other',
  'oth-cms': 'Other: therapy limit, not authorised',
  'oth-err': 'Other: error',
  'oth-fin': 'Other: financial',
  'oth-iv': 'Other: intravenous access',
  'oth-int': 'Other: no interpreter',
  'oth-mu': 'Other: preparation, medication or results not available',
  'oth-room': 'Other: room or resource',
  'oth-oerr': 'Other: ordered by mistake',
  'oth-swie': 'Other: walked in unnoticed',
  'oth-weath': 'Other: weather',
} as const;

export type CancellationReason = keyof typeof CANCELLATION_REASON_LABELS;

export const CANCELLATION_REASONS = Object.keys(CANCELLATION_REASON_LABELS) as CancellationReason[];
