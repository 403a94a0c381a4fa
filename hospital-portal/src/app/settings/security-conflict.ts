import type { SecuritySettings, SecuritySettingsRequest } from '@hms/shared-dto';
import type { ConflictChoice, ConflictField } from '@hms/shared-ui';

const yesNo = (value: boolean): string => (value ? 'Yes' : 'No');

const FIELDS: Readonly<
  Record<keyof SecuritySettingsRequest, readonly [label: string, read: (settings: SecuritySettingsRequest) => string]>
> = {
  idleMinutes: ['Lock after', ({ idleMinutes }) => `${idleMinutes} minutes`],
  mfaRequiredForAdmins: ['Admins need two steps', (settings) => yesNo(settings.mfaRequiredForAdmins)],
  signUpOpen: ['People may ask to join', ({ signUpOpen }) => yesNo(signUpOpen)],
};

/** Where one's own choice and what somebody else saved meanwhile differ, in words. */
export const conflictFields = (yours: SecuritySettingsRequest, theirs: SecuritySettings): ConflictField[] =>
  Object.entries(FIELDS)
    .map(([path, [label, read]]) => ({ path, label, yours: read(yours), theirs: read(theirs) }))
    .filter((field) => field.yours !== field.theirs);

/** One's own, with theirs where that was picked. */
export const mergeChoice = (yours: SecuritySettingsRequest, theirs: SecuritySettings, choice: ConflictChoice): SecuritySettingsRequest => ({
  idleMinutes: choice['idleMinutes'] === 'theirs' ? theirs.idleMinutes : yours.idleMinutes,
  mfaRequiredForAdmins: choice['mfaRequiredForAdmins'] === 'theirs' ? theirs.mfaRequiredForAdmins : yours.mfaRequiredForAdmins,
  signUpOpen: choice['signUpOpen'] === 'theirs' ? theirs.signUpOpen : yours.signUpOpen,
});
