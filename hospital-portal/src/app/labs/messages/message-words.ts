import { LAB_MESSAGE_STATUSES, type LabMessageQuery, type LabMessageStatus } from '@hms/shared-dto';
import { type IconName, type Tone, asked, cursorText, formatDate, oneOf } from '@hms/shared-ui';
import type { ParamMap } from '@angular/router';

export const MESSAGE_LOOKS: Readonly<Record<LabMessageStatus, { readonly label: string; readonly tone: Tone; readonly icon: IconName }>> = {
  quarantined: { label: 'Waits', tone: 'caution', icon: 'help' },
  filed: { label: 'Filed', tone: 'ok', icon: 'check_circle' },
  discarded: { label: 'Put aside', tone: 'neutral', icon: 'block' },
};

/** HL7 table 0085, as far as senders use it. */
const RESULT_STATUSES: Readonly<Record<string, string>> = {
  F: 'Final',
  C: 'Corrected',
  P: 'Preliminary',
  R: 'Not verified',
  X: 'No result',
  D: 'Deleted',
  W: 'Withdrawn',
};
export const resultStatus = (code: string): string => RESULT_STATUSES[code] ?? code;

/** Whom the sender means. */
export const bornWords = (dateOfBirth: string | null): string =>
  dateOfBirth === null ? 'birth date not said' : `born ${formatDate(dateOfBirth)}`;

/** Reads the address; what waits is looked at first. */
export const parseMessagesQuery = (params: Pick<ParamMap, 'get'>): LabMessageQuery => ({
  status: oneOf(LAB_MESSAGE_STATUSES, params.get('status')) ?? 'quarantined',
  ...asked({ cursor: cursorText(params.get('cursor')) }),
});
