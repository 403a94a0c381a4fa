/**
 * Components, forms and formats for pages, and the session. Entry points of their own, so that the first load stays small:
 * `@hms/shared-ui/session` (use it alone in main.ts, app.config.ts and app.routes.ts), `/shell`, `/auth`, `/audit` and `/filters`.
 */
export type { IconName } from './icons/icon-name';

export { DisplaySettings, type Density, type Theme } from './display/display-settings';
export { mediaSignal } from './display/media';
export { onlineSignal } from './display/online';
export { readStored, writeStored } from './display/stored';

export { ageFrom, formatAge } from './format/age';
export { dayOf, formatDate, formatInstant, partsOf } from './format/dates';
export { formatMoney, formatNumber, formatTotal, plural } from './format/numbers';
export { type NameParts, formatName, initialsOf } from './format/person-name';
export { formatPhone, toE164 } from './format/phone';

export { applyProblem } from './forms/apply-problem';
export type { FieldLimits, SchemaLimits } from './forms/limits';
export { limitsOf } from './forms/limits-of';
export { bareCode, codeValidators } from './forms/codes';
export { messageOf } from './forms/messages';
export { passwordPolicy, passwordRules } from './forms/password-policy';
export { validatorsFor } from './forms/validators';

export { allPages } from './lists/all-pages';
export { MIN_SEARCH_CHARACTERS, asked, cursorText, dayText, oneOf, searchText } from './lists/list-query';
export { ListUrl } from './lists/list-url';

export { LiveFeed } from './live/live-feed.service';

export * from './session/index';
export { IdempotentIntent } from './session/idempotent-intent';
export { OneCall } from './session/one-call';

export { HmsCodeField } from './components/code-field.component';
export { HmsCopyButton } from './components/copy-button.component';
export { HmsDensityToggle } from './components/density-toggle.component';
export { HmsEmptyState } from './components/empty-state.component';
export { HmsErrorPanel } from './components/error-panel.component';
export { HmsField } from './components/field.component';
export { HmsFilterChip } from './components/filter-chip.component';
export { HmsFocusHere } from './components/focus-here.directive';
export { HmsForbidden } from './components/forbidden.component';
export { HmsFormSummary } from './components/form-summary.component';
export { HmsInput } from './components/input.directive';
export { type MeterReading, readMeter } from './components/meter';
export { HmsMeter } from './components/meter.component';
export { HmsNotice } from './components/notice.component';
export { HmsPageHead } from './components/page-head.component';
export { HmsPager } from './components/pager.component';
export { HmsPanel } from './components/panel.component';
export { HmsPasswordField } from './components/password-field.component';
export { HmsPatientName } from './components/patient-name.component';
export { HmsPrintHead } from './components/print-head.component';
export { HmsRefusal } from './components/refusal.component';
export { HmsSearchBox } from './components/search-box.component';
export { HmsSkeleton } from './components/skeleton.component';
export { HmsStatusChip } from './components/status-chip.component';
export { HmsSteps, type Step } from './components/steps.component';
export { HmsThemeToggle } from './components/theme-toggle.component';
export { HmsToastHost } from './components/toast-host.component';
export { ToastService } from './components/toast.service';
export type { Tone } from './components/tone';

export type { ConfirmAnswer, ConfirmQuestion, ConflictChoice, ConflictField, ConflictQuestion } from './dialogs/dialog.model';
export { type ConflictParts, partsInConflict, settledParts } from './dialogs/conflict-parts';
export { Dialogs } from './dialogs/dialogs.service';
export { leavesOrphans, orphansQuestion } from './dialogs/orphans-question';
