/** `monthly` repeats the weekday: the third Tuesday, say; a fifth one means the last. */
export const SERIES_FREQUENCIES = ['weekly', 'monthly'] as const;
export type SeriesFrequency = (typeof SERIES_FREQUENCIES)[number];

export const MOST_IN_SERIES = 52;
export const MOST_BETWEEN = 12;
