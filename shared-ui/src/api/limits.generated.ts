/** What the API allows in each field of each request. Generated from docs/openapi.json by `npm run openapi`. */
export const LIMITS = {
  AcceptInvitationRequest: {
    token: {
      required: true,
      pattern: '^[A-Za-z0-9_-]{16,512}$',
    },
    password: {
      required: true,
      minLength: 1,
      maxLength: 256,
    },
  },
  AcknowledgeRequest: {
    readBack: {
      required: true,
      minLength: 1,
      maxLength: 500,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
  },
  AddCustomFieldRequest: {
    key: {
      required: true,
      pattern: '^(?!constructor$)[a-z][a-z0-9_]{0,39}$',
    },
    type: {
      required: true,
      enum: ['text', 'long_text', 'number', 'date', 'boolean', 'select', 'multi_select', 'phone', 'email'],
    },
    label: {
      required: true,
      pattern: '^[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Zs}\\u200C\\u200D]{1,100}$',
    },
    required: {
      required: true,
    },
    visibleTo: {
      required: true,
    },
    unit: {
      pattern: '^[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Zs}\\u200C\\u200D]{1,20}$',
    },
    minimum: {
      minimum: -1000000000000,
      maximum: 1000000000000,
    },
    maximum: {
      minimum: -1000000000000,
      maximum: 1000000000000,
    },
  },
  Address: {
    line: {
      maxLength: 300,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    city: {
      maxLength: 100,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    district: {
      maxLength: 100,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    state: {
      maxLength: 100,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    postalCode: {
      pattern: '^[A-Za-z0-9][A-Za-z0-9 -]{1,11}$',
    },
    country: {
      pattern: '^[A-Z]{2}$',
    },
  },
  AllergyAnswerRequest: {
    noneKnown: {
      required: true,
    },
  },
  AllergyRequest: {
    substance: {
      required: true,
      minLength: 1,
      maxLength: 200,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    category: {
      enum: ['food', 'medication', 'environment', 'biologic'],
    },
    clinicalStatus: {
      enum: ['active', 'inactive', 'resolved'],
    },
    verificationStatus: {
      enum: ['unconfirmed', 'confirmed', 'refuted', 'entered-in-error'],
    },
    severity: {
      enum: ['mild', 'moderate', 'severe'],
    },
    note: {
      maxLength: 2000,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
  },
  AmendVisitRequest: {
    reason: {
      required: true,
      minLength: 1,
      maxLength: 500,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    chiefComplaint: {
      maxLength: 1000,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    history: {
      maxLength: 10000,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    examination: {
      maxLength: 10000,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    assessment: {
      maxLength: 10000,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    plan: {
      maxLength: 10000,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    followUp: {
      maxLength: 2000,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    followUpOn: {
      pattern: '^2[01]\\d{2}-\\d{2}-\\d{2}$',
    },
  },
  AppointmentMailSettingsRequest: {
    confirmations: {
      required: true,
    },
    reminders: {
      required: true,
    },
  },
  AppointmentTypeRequest: {
    durationMinutes: {
      required: true,
      minimum: 5,
      maximum: 480,
    },
    bufferBeforeMinutes: {
      required: true,
      minimum: 0,
      maximum: 120,
    },
    bufferAfterMinutes: {
      required: true,
      minimum: 0,
      maximum: 120,
    },
    colour: {
      required: true,
      minimum: 1,
      maximum: 5,
    },
    capacity: {
      required: true,
      minimum: 1,
      maximum: 20,
    },
    name: {
      required: true,
      pattern: '^[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Zs}\\u200C\\u200D]{1,100}$',
    },
  },
  ApproveStaffRequest: {
    roles: {
      required: true,
    },
  },
  AvailabilityExceptionRequest: {
    kind: {
      required: true,
      enum: ['leave', 'extra_hours'],
    },
    fromDate: {
      required: true,
      pattern: '^2[01]\\d{2}-\\d{2}-\\d{2}$',
    },
    toDate: {
      required: true,
      pattern: '^2[01]\\d{2}-\\d{2}-\\d{2}$',
    },
    startTime: {
      pattern: '^(([01]\\d|2[0-3]):[0-5]\\d|24:00)$',
    },
    endTime: {
      pattern: '^(([01]\\d|2[0-3]):[0-5]\\d|24:00)$',
    },
    slotMinutes: {
      minimum: 5,
      maximum: 240,
    },
    note: {
      maxLength: 200,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
  },
  AvailabilityRequest: {
    rules: {
      required: true,
    },
  },
  AvailabilityRule: {
    weekday: {
      required: true,
      minimum: 1,
      maximum: 7,
    },
    startTime: {
      required: true,
      pattern: '^(([01]\\d|2[0-3]):[0-5]\\d|24:00)$',
    },
    endTime: {
      required: true,
      pattern: '^(([01]\\d|2[0-3]):[0-5]\\d|24:00)$',
    },
    slotMinutes: {
      required: true,
      minimum: 5,
      maximum: 240,
    },
    validFrom: {
      required: true,
      pattern: '^2[01]\\d{2}-\\d{2}-\\d{2}$',
    },
    validTo: {
      pattern: '^2[01]\\d{2}-\\d{2}-\\d{2}$',
    },
  },
  BookAppointmentRequest: {
    patientId: {
      required: true,
    },
    doctorId: {
      required: true,
    },
    startsAt: {
      required: true,
      pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,3})?)?Z$',
    },
    endsAt: {
      required: true,
      pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,3})?)?Z$',
    },
    reason: {
      maxLength: 500,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    notes: {
      maxLength: 2000,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
  },
  BookSeriesRequest: {
    repeat: {
      required: true,
    },
    doctorId: {
      required: true,
    },
    startsAt: {
      required: true,
      pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,3})?)?Z$',
    },
    endsAt: {
      required: true,
      pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,3})?)?Z$',
    },
    reason: {
      maxLength: 500,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    notes: {
      maxLength: 2000,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    patientId: {
      required: true,
    },
  },
  CallNextRequest: {
    doctorId: {
      required: true,
    },
  },
  CancelAppointmentRequest: {
    reason: {
      required: true,
      enum: [
        'pat',
        'pat-crs',
        'pat-cpp',
        'pat-dec',
        'pat-fb',
        'pat-lt',
        'pat-mt',
        'pat-mv',
        'pat-preg',
        'pat-swl',
        'pat-ucp',
        'prov',
        'prov-pers',
        'prov-dch',
        'prov-edu',
        'prov-hosp',
        'prov-labs',
        'prov-mri',
        'prov-onc',
        'maint',
        'meds-inc',
        'other',
        'oth-cms',
        'oth-err',
        'oth-fin',
        'oth-iv',
        'oth-int',
        'oth-mu',
        'oth-room',
        'oth-oerr',
        'oth-swie',
        'oth-weath',
      ],
    },
    note: {
      maxLength: 500,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
  },
  CancelSeriesRequest: {
    reason: {
      required: true,
      enum: [
        'pat',
        'pat-crs',
        'pat-cpp',
        'pat-dec',
        'pat-fb',
        'pat-lt',
        'pat-mt',
        'pat-mv',
        'pat-preg',
        'pat-swl',
        'pat-ucp',
        'prov',
        'prov-pers',
        'prov-dch',
        'prov-edu',
        'prov-hosp',
        'prov-labs',
        'prov-mri',
        'prov-onc',
        'maint',
        'meds-inc',
        'other',
        'oth-cms',
        'oth-err',
        'oth-fin',
        'oth-iv',
        'oth-int',
        'oth-mu',
        'oth-room',
        'oth-oerr',
        'oth-swie',
        'oth-weath',
      ],
    },
    note: {
      maxLength: 500,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
  },
  CareActivityContent: {
    description: {
      required: true,
      minLength: 1,
      maxLength: 500,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    dueOn: {
      pattern: '^2[01]\\d{2}-\\d{2}-\\d{2}$',
    },
    performerRole: {
      enum: ['Admin', 'Doctor', 'Nurse', 'Receptionist', 'LabTechnician', 'Radiologist', 'Pharmacist'],
    },
  },
  CareActivityLink: {
    id: {
      required: true,
    },
  },
  CareActivityRequest: {
    kind: {
      required: true,
      enum: ['Task', 'ServiceRequest', 'MedicationRequest', 'Appointment'],
    },
    description: {
      required: true,
      minLength: 1,
      maxLength: 500,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    dueOn: {
      pattern: '^2[01]\\d{2}-\\d{2}-\\d{2}$',
    },
    performerRole: {
      enum: ['Admin', 'Doctor', 'Nurse', 'Receptionist', 'LabTechnician', 'Radiologist', 'Pharmacist'],
    },
  },
  CareActivityStatusChange: {
    status: {
      required: true,
      enum: ['not-started', 'in-progress', 'completed', 'cancelled'],
    },
    reason: {
      maxLength: 500,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
  },
  CareGoalChange: {
    achievementStatus: {
      enum: [
        'in-progress',
        'improving',
        'worsening',
        'no-change',
        'achieved',
        'sustaining',
        'not-achieved',
        'no-progress',
        'not-attainable',
      ],
    },
    lifecycleStatus: {
      enum: ['active', 'cancelled'],
    },
    description: {
      required: true,
      minLength: 1,
      maxLength: 500,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    dueOn: {
      pattern: '^2[01]\\d{2}-\\d{2}-\\d{2}$',
    },
  },
  CareGoalContent: {
    description: {
      required: true,
      minLength: 1,
      maxLength: 500,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    dueOn: {
      pattern: '^2[01]\\d{2}-\\d{2}-\\d{2}$',
    },
  },
  CareGoalTarget: {
    measure: {
      minLength: 1,
      maxLength: 100,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    comparator: {
      enum: ['<', '<=', '>=', '>'],
    },
    value: {
      required: true,
      minimum: -1000000000000,
      maximum: 1000000000000,
    },
    unit: {
      required: true,
      pattern: '^[\\x21-\\x7e]{1,50}$',
    },
  },
  CarePlanContent: {
    title: {
      required: true,
      minLength: 1,
      maxLength: 200,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    description: {
      maxLength: 2000,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    periodStart: {
      pattern: '^2[01]\\d{2}-\\d{2}-\\d{2}$',
    },
    periodEnd: {
      pattern: '^2[01]\\d{2}-\\d{2}-\\d{2}$',
    },
  },
  CarePlanRequest: {
    title: {
      required: true,
      minLength: 1,
      maxLength: 200,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    description: {
      maxLength: 2000,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    periodStart: {
      pattern: '^2[01]\\d{2}-\\d{2}-\\d{2}$',
    },
    periodEnd: {
      pattern: '^2[01]\\d{2}-\\d{2}-\\d{2}$',
    },
  },
  CarePlanStatusChange: {
    status: {
      required: true,
      enum: ['active', 'on-hold', 'completed', 'revoked', 'entered-in-error'],
    },
    reason: {
      maxLength: 500,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
  },
  ChallengeRequest: {
    challenge: {
      required: true,
      enum: ['NEW_PASSWORD_REQUIRED', 'SOFTWARE_TOKEN_MFA', 'CHOOSE_TENANT', 'MFA_SETUP'],
    },
    session: {
      required: true,
    },
    newPassword: {
      pattern: '^(?=.*[a-z])(?=.*[A-Z])(?=.*\\d).{12,256}$',
    },
    code: {
      pattern: '^(\\d{3} ?\\d{3}|[0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{5}[ -]?[0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{5})$',
    },
    tenantId: {
      pattern: '^(tenant_[0-9]{13,20}|demo_[a-z0-9_]{1,40})$',
    },
  },
  ChangeCustomFieldRequest: {
    label: {
      required: true,
      pattern: '^[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Zs}\\u200C\\u200D]{1,100}$',
    },
    required: {
      required: true,
    },
    visibleTo: {
      required: true,
    },
    unit: {
      pattern: '^[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Zs}\\u200C\\u200D]{1,20}$',
    },
    minimum: {
      minimum: -1000000000000,
      maximum: 1000000000000,
    },
    maximum: {
      minimum: -1000000000000,
      maximum: 1000000000000,
    },
  },
  ChangePasswordRequest: {
    currentPassword: {
      required: true,
      minLength: 1,
      maxLength: 256,
    },
    newPassword: {
      required: true,
      pattern: '^(?=.*[a-z])(?=.*[A-Z])(?=.*\\d).{12,256}$',
    },
  },
  CollectSpecimenRequest: {
    collectedAt: {
      pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,3})?)?Z$',
    },
    fastingStatus: {
      enum: ['F', 'NF', 'NG'],
    },
  },
  ConditionChange: {
    code: {
      pattern: '^[A-Z0-9][A-Z0-9.]{1,9}$',
    },
    text: {
      minLength: 1,
      maxLength: 300,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    clinicalStatus: {
      enum: ['active', 'recurrence', 'relapse', 'inactive', 'remission', 'resolved'],
    },
    verificationStatus: {
      enum: ['unconfirmed', 'provisional', 'differential', 'confirmed', 'refuted'],
    },
    onsetOn: {
      pattern: '^\\d{4}-\\d{2}-\\d{2}$',
    },
    abatedOn: {
      pattern: '^\\d{4}-\\d{2}-\\d{2}$',
    },
    note: {
      maxLength: 2000,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
  },
  ConditionErrorRequest: {
    reason: {
      required: true,
      minLength: 1,
      maxLength: 500,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
  },
  ConfirmSafetyRequest: {
    rulesVersion: {
      required: true,
      pattern: '^[0-9A-Za-z.-]{1,40}$',
    },
  },
  CorrectResultRequest: {
    reason: {
      required: true,
      minLength: 1,
      maxLength: 500,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    itemId: {
      required: true,
    },
    value: {
      required: true,
      minLength: 1,
      maxLength: 4000,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    unit: {
      pattern: '^[\\u0021-\\u007e]{1,40}$',
    },
  },
  CorrectVitalsRequest: {
    reason: {
      required: true,
      minLength: 1,
      maxLength: 500,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    takenAt: {
      pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,3})?)?Z$',
    },
    systolic: {
      minimum: 20,
      maximum: 320,
    },
    diastolic: {
      minimum: 5,
      maximum: 250,
    },
    heartRate: {
      minimum: 0,
      maximum: 350,
    },
    respiratoryRate: {
      minimum: 0,
      maximum: 150,
    },
    temperatureUnit: {
      enum: ['Cel', '[degF]'],
    },
    oxygenSaturation: {
      minimum: 30,
      maximum: 100,
    },
    oxygenScale: {
      enum: [1, 2],
    },
    consciousness: {
      enum: ['alert', 'confusion', 'voice', 'pain', 'unresponsive'],
    },
    weight: {
      minimum: 0.2,
      maximum: 650,
    },
    height: {
      minimum: 20,
      maximum: 280,
    },
    headCircumference: {
      minimum: 10,
      maximum: 90,
    },
    pain: {
      minimum: 0,
      maximum: 10,
    },
    note: {
      maxLength: 1000,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
  },
  CreateApiClientRequest: {
    kind: {
      required: true,
      enum: ['server', 'browser'],
    },
    tenantId: {
      pattern: '^(tenant_[0-9]{13,20}|demo_[a-z0-9_]{1,40})$',
    },
    name: {
      required: true,
      maxLength: 100,
      pattern: '^[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Zs}\\u200C\\u200D]{1,200}$',
    },
    ratePerSecond: {
      minimum: 1,
      maximum: 10000,
    },
  },
  CreateTenantRequest: {
    subdomain: {
      pattern: '^(?!.*--)[a-z][a-z0-9-]{1,38}[a-z0-9]$',
    },
    plan: {
      required: true,
      enum: ['basic', 'advanced', 'premium'],
    },
    billingCycle: {
      enum: ['monthly', 'yearly'],
    },
    admin: {
      required: true,
    },
    name: {
      required: true,
      pattern: '^[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Zs}\\u200C\\u200D]{1,200}$',
    },
    email: {
      required: true,
      maxLength: 254,
    },
    phone: {
      required: true,
      pattern: '^\\+[1-9]\\d{6,14}$',
    },
    address: {
      required: true,
      minLength: 1,
      maxLength: 500,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
  },
  CreateUserRequest: {
    tenantId: {
      required: true,
      pattern: '^(tenant_[0-9]{13,20}|demo_[a-z0-9_]{1,40})$',
    },
    name: {
      required: true,
      pattern: '^[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Zs}\\u200C\\u200D]{1,200}$',
    },
    email: {
      required: true,
      maxLength: 254,
    },
  },
  CustomFieldOrderRequest: {
    ids: {
      required: true,
    },
  },
  DepartmentRequest: {
    name: {
      required: true,
      pattern: '^[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Zs}\\u200C\\u200D]{1,100}$',
    },
  },
  DiscardLabMessageRequest: {
    reason: {
      required: true,
      minLength: 1,
      maxLength: 500,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
  },
  DispenseRequest: {
    status: {
      required: true,
      enum: ['completed', 'declined'],
    },
    quantity: {
      minimum: 0.0001,
      maximum: 100000,
    },
    reason: {
      enum: ['outofstock', 'clarif', 'saf', 'patient', 'other'],
    },
    note: {
      maxLength: 500,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
  },
  DistinctionRequest: {
    otherId: {
      required: true,
    },
  },
  Dose: {
    value: {
      required: true,
      minimum: 0.0001,
      maximum: 1000000,
    },
    unit: {
      required: true,
      enum: [
        '{tablet}',
        '{capsule}',
        '{lozenge}',
        '{sachet}',
        '{suppository}',
        '{pessary}',
        '{patch}',
        '{puff}',
        '{drop}',
        '{application}',
        '{vial}',
        '{bottle}',
        '{tube}',
        '{inhaler}',
        'mL',
        'g',
        'mg',
        'ug',
        '[iU]',
      ],
    },
  },
  DuplicateCheckRequest: {
    firstName: {
      pattern: '^[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Zs}\\u200C\\u200D]{1,200}$',
    },
    middleName: {
      pattern: '^[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Zs}\\u200C\\u200D]{1,200}$',
    },
    lastName: {
      pattern: '^[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Zs}\\u200C\\u200D]{1,200}$',
    },
    dateOfBirth: {
      pattern: '^\\d{4}-\\d{2}-\\d{2}$',
    },
    ageYears: {
      minimum: 0,
      maximum: 150,
    },
    gender: {
      enum: ['male', 'female', 'other', 'unknown'],
    },
    phone: {
      pattern: '^\\+[1-9]\\d{6,14}$',
    },
    email: {
      maxLength: 254,
    },
    multipleBirthOrder: {
      minimum: 1,
      maximum: 9,
    },
  },
  EmergencyContact: {
    name: {
      required: true,
      pattern: '^[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Zs}\\u200C\\u200D]{1,200}$',
    },
    relation: {
      enum: ['spouse', 'parent', 'child', 'sibling', 'relative', 'guardian', 'friend', 'neighbour', 'other'],
    },
    phone: {
      pattern: '^\\+[1-9]\\d{6,14}$',
    },
  },
  EndPrescriptionRequest: {
    reason: {
      required: true,
      enum: [
        'altchoice',
        'clarif',
        'drughigh',
        'hospadm',
        'labint',
        'non-avail',
        'preg',
        'salg',
        'sddi',
        'sdupther',
        'sintol',
        'surg',
        'washout',
      ],
    },
    note: {
      maxLength: 500,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
  },
  ForgotPasswordRequest: {
    email: {
      required: true,
      maxLength: 254,
    },
    tenantId: {
      pattern: '^(tenant_[0-9]{13,20}|demo_[a-z0-9_]{1,40})$',
    },
    subdomain: {
      pattern: '^(?!.*--)[a-z][a-z0-9-]{1,38}[a-z0-9]$',
    },
  },
  GeneralSettingsRequest: {
    timeZone: {
      required: true,
    },
    numberPrefix: {
      required: true,
      pattern: '^[A-Z]{1,4}$',
    },
    numberDigits: {
      required: true,
      minimum: 4,
      maximum: 12,
    },
    numberCheck: {
      required: true,
      enum: ['none', 'luhn', 'damm'],
    },
  },
  HolidayRequest: {
    date: {
      required: true,
      pattern: '^2[01]\\d{2}-\\d{2}-\\d{2}$',
    },
    name: {
      required: true,
      minLength: 1,
      maxLength: 100,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
  },
  ImportColumn: {
    column: {
      required: true,
      minLength: 1,
      maxLength: 200,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    field: {
      required: true,
      pattern:
        '^(firstName|lastName|fullName|middleName|title|localName|dateOfBirth|birthDateEstimated|ageYears|gender|phone|otherPhones|email|addressLine|city|district|state|postalCode|country|identifiers|abha|passport|insurance|emergencyName|emergencyRelation|emergencyPhone|language|occupation|maritalStatus|deceasedDate|birthOrder|bloodGroup|unidentified|medicalHistory|cf\\.[a-z][a-z0-9_]{0,39})$',
    },
  },
  InvitationRequest: {
    token: {
      required: true,
      pattern: '^[A-Za-z0-9_-]{16,512}$',
    },
  },
  InviteStaffRequest: {
    name: {
      required: true,
      pattern: '^[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Zs}\\u200C\\u200D]{1,200}$',
    },
    email: {
      required: true,
      maxLength: 254,
    },
    roles: {
      required: true,
    },
  },
  IssueKeyRequest: {
    oldKeysUntil: {
      pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,3})?)?Z$',
    },
  },
  IssueOverride: {
    key: {
      required: true,
      pattern: '^[a-z][a-z0-9.-]{2,80}:[A-Za-z0-9 -]{0,60}$',
    },
    reason: {
      required: true,
      minLength: 1,
      maxLength: 500,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
  },
  LabAge: {
    value: {
      required: true,
      minimum: 0,
      maximum: 54900,
    },
    unit: {
      required: true,
      enum: ['days', 'months', 'years'],
    },
  },
  LabCancelRequest: {
    reason: {
      required: true,
      minLength: 1,
      maxLength: 500,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
  },
  LabCodeMappingRequest: {
    sender: {
      required: true,
      maxLength: 460,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    system: {
      required: true,
      maxLength: 60,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    code: {
      required: true,
      minLength: 1,
      maxLength: 60,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    testId: {
      required: true,
    },
  },
  LabCodedValue: {
    code: {
      required: true,
      pattern: '^[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Zs}\\u200C\\u200D]{1,30}$',
    },
    text: {
      required: true,
      pattern: '^[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Zs}\\u200C\\u200D]{1,100}$',
    },
    flag: {
      enum: ['N', 'A', 'AA'],
    },
  },
  LabEntryRequest: {
    itemId: {
      required: true,
    },
    value: {
      required: true,
      minLength: 1,
      maxLength: 4000,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    unit: {
      pattern: '^[\\u0021-\\u007e]{1,40}$',
    },
  },
  LabOrderRequest: {
    patientId: {
      required: true,
    },
    testIds: {
      required: true,
    },
    panelIds: {
      required: true,
    },
    priority: {
      enum: ['routine', 'urgent', 'asap', 'stat'],
    },
    indication: {
      maxLength: 1000,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
  },
  LabPanelRequest: {
    code: {
      required: true,
      pattern: '^[A-Z0-9][A-Z0-9_-]{0,19}$',
    },
    name: {
      required: true,
      pattern: '^[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Zs}\\u200C\\u200D]{1,120}$',
    },
    loinc: {
      pattern: '^\\d{1,7}-\\d$',
    },
    testIds: {
      required: true,
    },
  },
  LabRange: {
    gender: {
      enum: ['male', 'female'],
    },
    low: {
      minimum: -1000000000000,
      maximum: 1000000000000,
    },
    high: {
      minimum: -1000000000000,
      maximum: 1000000000000,
    },
    criticalLow: {
      minimum: -1000000000000,
      maximum: 1000000000000,
    },
    criticalHigh: {
      minimum: -1000000000000,
      maximum: 1000000000000,
    },
    note: {
      maxLength: 500,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    source: {
      required: true,
      minLength: 1,
      maxLength: 300,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
  },
  LabResultsRequest: {
    entries: {
      required: true,
    },
    preliminary: {
      required: true,
    },
  },
  LabSettingsRequest: {
    secondPerson: {
      required: true,
    },
    autoVerify: {
      required: true,
    },
    escalationMinutes: {
      required: true,
    },
  },
  LabTestRequest: {
    code: {
      required: true,
      pattern: '^[A-Z0-9][A-Z0-9_-]{0,19}$',
    },
    name: {
      required: true,
      pattern: '^[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Zs}\\u200C\\u200D]{1,120}$',
    },
    loinc: {
      pattern: '^\\d{1,7}-\\d$',
    },
    kind: {
      required: true,
      enum: ['quantity', 'coded', 'text'],
    },
    specimen: {
      required: true,
      enum: ['serum', 'edta_blood', 'citrate_plasma', 'fluoride_plasma', 'heparin_plasma', 'urine', 'stool', 'csf', 'swab', 'other'],
    },
    method: {
      pattern: '^[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Zs}\\u200C\\u200D]{1,120}$',
    },
    unit: {
      pattern: '^[\\u0021-\\u007e]{1,40}$',
    },
    decimals: {
      minimum: 0,
      maximum: 6,
    },
    molarMass: {
      minimum: 1,
      maximum: 1000000,
    },
    absoluteLow: {
      minimum: -1000000000000,
      maximum: 1000000000000,
    },
    absoluteHigh: {
      minimum: -1000000000000,
      maximum: 1000000000000,
    },
    deltaPercent: {
      minimum: 1,
      maximum: 1000,
    },
    deltaDays: {
      minimum: 1,
      maximum: 3660,
    },
    formula: {
      enum: ['egfr', 'ldl', 'non_hdl', 'chol_ratio', 'globulin', 'ag_ratio', 'indirect_bilirubin', 'transferrin_saturation', 'anion_gap'],
    },
    note: {
      maxLength: 1000,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    ranges: {
      required: true,
    },
    codes: {
      required: true,
    },
  },
  MedicationIngredient: {
    substance: {
      required: true,
      pattern: "^[a-z0-9][a-z0-9 ()/,'-]{0,98}[a-z0-9)]$",
    },
    value: {
      required: true,
      minimum: 0.0001,
      maximum: 10000000,
    },
    unit: {
      required: true,
      enum: ['g', 'mg', 'ug', '[iU]', 'mL'],
    },
  },
  MedicationRequest: {
    name: {
      required: true,
      pattern: '^[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Zs}\\u200C\\u200D]{1,150}$',
    },
    ingredients: {
      required: true,
    },
    classes: {
      required: true,
    },
    form: {
      required: true,
      enum: [
        'tablet',
        'capsule',
        'lozenge',
        'sachet',
        'suppository',
        'pessary',
        'patch',
        'oral-liquid',
        'oral-drops',
        'injection',
        'infusion',
        'inhaler',
        'nebuliser-solution',
        'nasal-spray',
        'eye-drops',
        'ear-drops',
        'cream',
        'ointment',
        'gel',
        'lotion',
      ],
    },
    route: {
      required: true,
      enum: ['PO', 'SL', 'IV', 'IM', 'SC', 'IH', 'NS', 'OP', 'OT', 'TP', 'TD', 'PR', 'VG'],
    },
    perValue: {
      required: true,
      minimum: 0.0001,
      maximum: 100000,
    },
    perUnit: {
      required: true,
      enum: [
        '{tablet}',
        '{capsule}',
        '{lozenge}',
        '{sachet}',
        '{suppository}',
        '{pessary}',
        '{patch}',
        '{puff}',
        '{drop}',
        '{application}',
        '{vial}',
        '{bottle}',
        '{tube}',
        '{inhaler}',
        'mL',
        'g',
        'mg',
        'ug',
        '[iU]',
      ],
    },
  },
  MergeRequest: {
    mergedId: {
      required: true,
    },
    version: {
      required: true,
      minimum: 1,
      maximum: 999999999,
    },
    mergedVersion: {
      required: true,
      minimum: 1,
      maximum: 999999999,
    },
    take: {
      required: true,
    },
  },
  MfaConfirmRequest: {
    code: {
      required: true,
      pattern: '^\\d{3} ?\\d{3}$',
    },
  },
  MistakenPrescriptionRequest: {
    note: {
      required: true,
      minLength: 1,
      maxLength: 500,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
  },
  NewTenantAdmin: {
    name: {
      required: true,
      pattern: '^[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Zs}\\u200C\\u200D]{1,200}$',
    },
    email: {
      required: true,
      maxLength: 254,
    },
    password: {
      pattern: '^(?=.*[a-z])(?=.*[A-Z])(?=.*\\d).{12,256}$',
    },
  },
  NotificationChannels: {
    kind: {
      required: true,
      enum: [
        'staff.approval_waiting',
        'schedule.booked',
        'schedule.moved',
        'schedule.cancelled',
        'waitlist.offered',
        'lab.critical',
        'lab.corrected',
        'import.ended',
      ],
    },
    inApp: {
      required: true,
    },
    email: {
      required: true,
    },
  },
  NotificationPreferencesRequest: {
    channels: {
      required: true,
    },
  },
  PatientIdentifier: {
    type: {
      required: true,
      enum: ['abha', 'passport', 'insurance', 'other'],
    },
    value: {
      required: true,
      minLength: 1,
      maxLength: 60,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    issuer: {
      minLength: 1,
      maxLength: 100,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
  },
  PatientPhone: {
    number: {
      required: true,
      pattern: '^\\+[1-9]\\d{6,14}$',
    },
    use: {
      required: true,
      enum: ['mobile', 'home', 'work', 'temp', 'old'],
    },
  },
  PrescriptionContent: {
    medicationId: {
      required: true,
    },
    dose: {
      required: true,
    },
    route: {
      required: true,
      enum: ['PO', 'SL', 'IV', 'IM', 'SC', 'IH', 'NS', 'OP', 'OT', 'TP', 'TD', 'PR', 'VG'],
    },
    frequency: {
      required: true,
      enum: [
        '1-0-0',
        '0-1-0',
        '0-0-1',
        '1-0-1',
        '1-1-1',
        '1-1-1-1',
        'every-4-hours',
        'every-6-hours',
        'every-8-hours',
        'every-12-hours',
        'every-other-day',
        'weekly',
        'once',
      ],
    },
    asNeededReason: {
      minLength: 1,
      maxLength: 200,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    durationDays: {
      minimum: 1,
      maximum: 365,
    },
    quantity: {
      minimum: 0.0001,
      maximum: 100000,
    },
    refills: {
      minimum: 0,
      maximum: 12,
    },
    indication: {
      maxLength: 500,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    instructions: {
      maxLength: 1000,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    weightKg: {
      minimum: 0.0001,
      maximum: 500,
    },
    pregnancy: {
      enum: ['pregnant', 'not-pregnant', 'unknown'],
    },
  },
  PrescriptionRequest: {
    patientId: {
      required: true,
    },
    medicationId: {
      required: true,
    },
    dose: {
      required: true,
    },
    route: {
      required: true,
      enum: ['PO', 'SL', 'IV', 'IM', 'SC', 'IH', 'NS', 'OP', 'OT', 'TP', 'TD', 'PR', 'VG'],
    },
    frequency: {
      required: true,
      enum: [
        '1-0-0',
        '0-1-0',
        '0-0-1',
        '1-0-1',
        '1-1-1',
        '1-1-1-1',
        'every-4-hours',
        'every-6-hours',
        'every-8-hours',
        'every-12-hours',
        'every-other-day',
        'weekly',
        'once',
      ],
    },
    asNeededReason: {
      minLength: 1,
      maxLength: 200,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    durationDays: {
      minimum: 1,
      maximum: 365,
    },
    quantity: {
      minimum: 0.0001,
      maximum: 100000,
    },
    refills: {
      minimum: 0,
      maximum: 12,
    },
    indication: {
      maxLength: 500,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    instructions: {
      maxLength: 1000,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    weightKg: {
      minimum: 0.0001,
      maximum: 500,
    },
    pregnancy: {
      enum: ['pregnant', 'not-pregnant', 'unknown'],
    },
  },
  QueuePriorityRequest: {
    priority: {
      required: true,
      enum: ['emergency', 'urgent', 'normal'],
    },
  },
  QueueTokenRequest: {
    patientId: {
      required: true,
    },
    doctorId: {
      required: true,
    },
    priority: {
      enum: ['emergency', 'urgent', 'normal'],
    },
  },
  ReadNotificationsRequest: {},
  ReauthenticateRequest: {
    password: {
      minLength: 1,
      maxLength: 256,
    },
    code: {
      pattern: '^(\\d{3} ?\\d{3}|[0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{5}[ -]?[0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{5})$',
    },
  },
  RecordConditionRequest: {
    category: {
      required: true,
      enum: ['encounter-diagnosis', 'problem-list-item'],
    },
    code: {
      pattern: '^[A-Z0-9][A-Z0-9.]{1,9}$',
    },
    text: {
      minLength: 1,
      maxLength: 300,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    clinicalStatus: {
      enum: ['active', 'recurrence', 'relapse', 'inactive', 'remission', 'resolved'],
    },
    verificationStatus: {
      enum: ['unconfirmed', 'provisional', 'differential', 'confirmed', 'refuted'],
    },
    onsetOn: {
      pattern: '^\\d{4}-\\d{2}-\\d{2}$',
    },
    abatedOn: {
      pattern: '^\\d{4}-\\d{2}-\\d{2}$',
    },
    note: {
      maxLength: 2000,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
  },
  RecordVitalsRequest: {
    takenAt: {
      pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,3})?)?Z$',
    },
    systolic: {
      minimum: 20,
      maximum: 320,
    },
    diastolic: {
      minimum: 5,
      maximum: 250,
    },
    heartRate: {
      minimum: 0,
      maximum: 350,
    },
    respiratoryRate: {
      minimum: 0,
      maximum: 150,
    },
    temperatureUnit: {
      enum: ['Cel', '[degF]'],
    },
    oxygenSaturation: {
      minimum: 30,
      maximum: 100,
    },
    oxygenScale: {
      enum: [1, 2],
    },
    consciousness: {
      enum: ['alert', 'confusion', 'voice', 'pain', 'unresponsive'],
    },
    weight: {
      minimum: 0.2,
      maximum: 650,
    },
    height: {
      minimum: 20,
      maximum: 280,
    },
    headCircumference: {
      minimum: 10,
      maximum: 90,
    },
    pain: {
      minimum: 0,
      maximum: 10,
    },
    note: {
      maxLength: 1000,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
  },
  RegisterPatientRequest: {
    middleName: {
      pattern: '^[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Zs}\\u200C\\u200D]{1,200}$',
    },
    title: {
      pattern: '^\\p{L}[\\p{L}\\p{M}. ]{0,19}$',
    },
    localName: {
      pattern: '^[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Zs}\\u200C\\u200D]{1,200}$',
    },
    language: {
      pattern: '^[a-z]{2,3}(-[A-Z]{2})?$',
    },
    occupation: {
      minLength: 1,
      maxLength: 100,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    maritalStatus: {
      enum: ['never_married', 'married', 'divorced', 'widowed', 'legally_separated', 'domestic_partner'],
    },
    deceasedDate: {
      pattern: '^\\d{4}-\\d{2}-\\d{2}$',
    },
    multipleBirthOrder: {
      minimum: 1,
      maximum: 9,
    },
    firstName: {
      pattern: '^[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Zs}\\u200C\\u200D]{1,200}$',
    },
    lastName: {
      pattern: '^[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Zs}\\u200C\\u200D]{1,200}$',
    },
    dateOfBirth: {
      pattern: '^\\d{4}-\\d{2}-\\d{2}$',
    },
    ageYears: {
      minimum: 0,
      maximum: 150,
    },
    gender: {
      required: true,
      enum: ['male', 'female', 'other', 'unknown'],
    },
    email: {
      maxLength: 254,
    },
    phone: {
      pattern: '^\\+[1-9]\\d{6,14}$',
    },
    bloodGroup: {
      enum: ['A+', 'A-', 'B+', 'B-', 'AB+', 'AB-', 'O+', 'O-'],
    },
    medicalHistory: {
      maxLength: 10000,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
  },
  RejectSpecimenRequest: {
    reason: {
      required: true,
      enum: ['haemolysed', 'clotted', 'insufficient', 'wrong_container', 'unlabelled', 'wrong_patient', 'leaked', 'too_old', 'other'],
    },
    note: {
      maxLength: 500,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
  },
  ReleaseLabMessageRequest: {
    orderNumber: {
      minLength: 1,
      maxLength: 60,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
  },
  ResetPasswordRequest: {
    email: {
      required: true,
      maxLength: 254,
    },
    code: {
      required: true,
      pattern: '^[A-Za-z0-9_-]{16,512}$',
    },
    newPassword: {
      required: true,
      pattern: '^(?=.*[a-z])(?=.*[A-Z])(?=.*\\d).{12,256}$',
    },
  },
  RolesRequest: {
    roles: {
      required: true,
    },
  },
  RoomRequest: {
    name: {
      required: true,
      pattern: '^[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Zs}\\u200C\\u200D]{1,100}$',
    },
  },
  SaveImportMappingRequest: {
    columns: {
      required: true,
    },
    dateOrder: {
      required: true,
      enum: ['ymd', 'dmy', 'mdy'],
    },
  },
  SecuritySettingsRequest: {
    idleMinutes: {
      required: true,
      minimum: 5,
      maximum: 30,
    },
    mfaRequiredForAdmins: {
      required: true,
    },
    signUpOpen: {
      required: true,
    },
  },
  SeriesRule: {
    frequency: {
      required: true,
      enum: ['weekly', 'monthly'],
    },
    every: {
      minimum: 1,
      maximum: 12,
    },
    count: {
      minimum: 2,
      maximum: 52,
    },
    until: {
      pattern: '^2[01]\\d{2}-\\d{2}-\\d{2}$',
    },
  },
  SignInRequest: {
    email: {
      required: true,
      maxLength: 254,
    },
    password: {
      required: true,
      minLength: 1,
      maxLength: 256,
    },
    tenantId: {
      pattern: '^(tenant_[0-9]{13,20}|demo_[a-z0-9_]{1,40})$',
    },
    subdomain: {
      pattern: '^(?!.*--)[a-z][a-z0-9-]{1,38}[a-z0-9]$',
    },
  },
  SignPrescriptionRequest: {},
  SignUpConfirmRequest: {
    email: {
      required: true,
      maxLength: 254,
    },
    code: {
      required: true,
      pattern: '^[0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{4}[ -]?[0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{4}$',
    },
    password: {
      required: true,
      pattern: '^(?=.*[a-z])(?=.*[A-Z])(?=.*\\d).{12,256}$',
    },
    tenantId: {
      pattern: '^(tenant_[0-9]{13,20}|demo_[a-z0-9_]{1,40})$',
    },
    subdomain: {
      pattern: '^(?!.*--)[a-z][a-z0-9-]{1,38}[a-z0-9]$',
    },
  },
  SignUpRequest: {
    name: {
      required: true,
      pattern: '^[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Zs}\\u200C\\u200D]{1,200}$',
    },
    email: {
      required: true,
      maxLength: 254,
    },
    password: {
      required: true,
      pattern: '^(?=.*[a-z])(?=.*[A-Z])(?=.*\\d).{12,256}$',
    },
    tenantId: {
      pattern: '^(tenant_[0-9]{13,20}|demo_[a-z0-9_]{1,40})$',
    },
    subdomain: {
      pattern: '^(?!.*--)[a-z][a-z0-9-]{1,38}[a-z0-9]$',
    },
  },
  StaffProfileRequest: {
    specialty: {
      pattern: '^[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Zs}\\u200C\\u200D]{1,100}$',
    },
    qualification: {
      pattern: '^[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Zs}\\u200C\\u200D]{1,200}$',
    },
    registrationNumber: {
      pattern: '^[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Zs}\\u200C\\u200D]{1,50}$',
    },
  },
  StaffRejectRequest: {
    reason: {
      maxLength: 500,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
  },
  StaffSuspendRequest: {
    reason: {
      maxLength: 500,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
  },
  StartVisitRequest: {
    patientId: {
      required: true,
    },
    class: {
      enum: ['AMB', 'EMER', 'FLD', 'HH', 'IMP', 'ACUTE', 'NONAC', 'OBSENC', 'PRENC', 'SS', 'VR'],
    },
    chiefComplaint: {
      maxLength: 1000,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    history: {
      maxLength: 10000,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    examination: {
      maxLength: 10000,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    assessment: {
      maxLength: 10000,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    plan: {
      maxLength: 10000,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    followUp: {
      maxLength: 2000,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    followUpOn: {
      pattern: '^2[01]\\d{2}-\\d{2}-\\d{2}$',
    },
  },
  SuspendTenantRequest: {
    reason: {
      required: true,
      minLength: 1,
      maxLength: 500,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    kind: {
      required: true,
      enum: ['billing_hold', 'lock'],
    },
  },
  UnreadNotificationsRequest: {
    ids: {
      required: true,
    },
  },
  UpdateApiClientRequest: {
    name: {
      required: true,
      maxLength: 100,
      pattern: '^[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Zs}\\u200C\\u200D]{1,200}$',
    },
    ratePerSecond: {
      minimum: 1,
      maximum: 10000,
    },
  },
  UpdateAppointmentRequest: {
    doctorId: {
      required: true,
    },
    startsAt: {
      required: true,
      pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,3})?)?Z$',
    },
    endsAt: {
      required: true,
      pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,3})?)?Z$',
    },
    reason: {
      maxLength: 500,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    notes: {
      maxLength: 2000,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
  },
  UpdatePatientRequest: {
    firstName: {
      pattern: '^[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Zs}\\u200C\\u200D]{1,200}$',
    },
    lastName: {
      pattern: '^[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Zs}\\u200C\\u200D]{1,200}$',
    },
    dateOfBirth: {
      pattern: '^\\d{4}-\\d{2}-\\d{2}$',
    },
    ageYears: {
      minimum: 0,
      maximum: 150,
    },
    gender: {
      required: true,
      enum: ['male', 'female', 'other', 'unknown'],
    },
    email: {
      maxLength: 254,
    },
    phone: {
      pattern: '^\\+[1-9]\\d{6,14}$',
    },
    bloodGroup: {
      enum: ['A+', 'A-', 'B+', 'B-', 'AB+', 'AB-', 'O+', 'O-'],
    },
    medicalHistory: {
      maxLength: 10000,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    middleName: {
      pattern: '^[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Zs}\\u200C\\u200D]{1,200}$',
    },
    title: {
      pattern: '^\\p{L}[\\p{L}\\p{M}. ]{0,19}$',
    },
    localName: {
      pattern: '^[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Zs}\\u200C\\u200D]{1,200}$',
    },
    language: {
      pattern: '^[a-z]{2,3}(-[A-Z]{2})?$',
    },
    occupation: {
      minLength: 1,
      maxLength: 100,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    maritalStatus: {
      enum: ['never_married', 'married', 'divorced', 'widowed', 'legally_separated', 'domestic_partner'],
    },
    deceasedDate: {
      pattern: '^\\d{4}-\\d{2}-\\d{2}$',
    },
    multipleBirthOrder: {
      minimum: 1,
      maximum: 9,
    },
  },
  UpdateTenantRequest: {
    subdomain: {
      required: true,
      pattern: '^(?!.*--)[a-z][a-z0-9-]{1,38}[a-z0-9]$',
    },
    brandColour: {
      pattern: '^#[0-9a-f]{6}$',
    },
    name: {
      required: true,
      pattern: '^[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Zs}\\u200C\\u200D]{1,200}$',
    },
    email: {
      required: true,
      maxLength: 254,
    },
    phone: {
      required: true,
      pattern: '^\\+[1-9]\\d{6,14}$',
    },
    address: {
      required: true,
      minLength: 1,
      maxLength: 500,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
  },
  UserActionRequest: {
    tenantId: {
      required: true,
      pattern: '^(tenant_[0-9]{13,20}|demo_[a-z0-9_]{1,40})$',
    },
    reason: {
      maxLength: 500,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
  },
  VerifyResultsRequest: {
    resultIds: {
      required: true,
    },
  },
  VisitErrorRequest: {
    reason: {
      required: true,
      minLength: 1,
      maxLength: 500,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
  },
  VisitNoteRequest: {
    chiefComplaint: {
      maxLength: 1000,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    history: {
      maxLength: 10000,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    examination: {
      maxLength: 10000,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    assessment: {
      maxLength: 10000,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    plan: {
      maxLength: 10000,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    followUp: {
      maxLength: 2000,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    followUpOn: {
      pattern: '^2[01]\\d{2}-\\d{2}-\\d{2}$',
    },
  },
  VisitTemplateRequest: {
    name: {
      required: true,
      pattern: '^[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Zs}\\u200C\\u200D]{1,100}$',
    },
    chiefComplaint: {
      maxLength: 1000,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    history: {
      maxLength: 10000,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    examination: {
      maxLength: 10000,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    assessment: {
      maxLength: 10000,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    plan: {
      maxLength: 10000,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    followUp: {
      maxLength: 2000,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
  },
  VitalsErrorRequest: {
    reason: {
      required: true,
      minLength: 1,
      maxLength: 500,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
  },
  WaitlistAnswerRequest: {
    offerId: {
      required: true,
    },
  },
  WaitlistRequest: {
    patientId: {
      required: true,
    },
    specialty: {
      minLength: 1,
      maxLength: 100,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    minutes: {
      minimum: 5,
      maximum: 480,
    },
    fromDate: {
      required: true,
      pattern: '^2[01]\\d{2}-\\d{2}-\\d{2}$',
    },
    toDate: {
      required: true,
      pattern: '^2[01]\\d{2}-\\d{2}-\\d{2}$',
    },
    priority: {
      enum: ['asap', 'urgent', 'routine'],
    },
    reason: {
      maxLength: 500,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
  },
} as const;
