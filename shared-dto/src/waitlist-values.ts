/** FHIR R4 request-priority, who comes first first; what has to be now does not wait. */
export const WAITLIST_PRIORITIES = ['asap', 'urgent', 'routine'] as const;
export type WaitlistPriority = (typeof WAITLIST_PRIORITIES)[number];

/** Until noon, until five, and after, by the hospital's clock. */
export const DAY_PARTS = ['morning', 'afternoon', 'evening'] as const;
export type DayPart = (typeof DAY_PARTS)[number];

/** `offered`: a time is held; `expired`: the last day that would do is over. */
export const WAITLIST_STATUSES = ['waiting', 'offered', 'booked', 'withdrawn', 'expired'] as const;
export type WaitlistStatus = (typeof WAITLIST_STATUSES)[number];

/** How long a freed time is held for whom it is offered to. */
export const HOLD_MINUTES = 15;
/** Longest stretch of days that somebody waits for. */
export const LONGEST_WAIT_DAYS = 366;
