/** `filed`: its results stand at the specimen · `quarantined`: somebody has to look · `discarded`: somebody has, and it is not ours. */
export const LAB_MESSAGE_STATUSES = ['filed', 'quarantined', 'discarded'] as const;
export type LabMessageStatus = (typeof LAB_MESSAGE_STATUSES)[number];

/** Bytes of one message. */
export const MAX_LAB_MESSAGE_BYTES = 262_144;
