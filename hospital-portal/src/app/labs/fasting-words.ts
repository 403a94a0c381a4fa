import type { FastingStatus } from '@hms/shared-dto';

export const FASTING_WORDS: Readonly<Record<FastingStatus, string>> = { F: 'Fasting', NF: 'Not fasting', NG: 'Nobody asked' };
