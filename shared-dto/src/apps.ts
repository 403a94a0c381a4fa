/** Ids of the first-party apps, sent as `X-App-ID`. They identify a client and never authorise. */
export const APP_IDS = ['admin-dashboard', 'hospital-portal'] as const;
export type AppId = (typeof APP_IDS)[number];
