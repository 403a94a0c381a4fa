/**
 * Components and formats for pages, and the session. Whatever an entry point names comes with every page that imports from it, so these are apart:
 * `@hms/shared-ui/session` (use it alone in main.ts, app.config.ts and app.routes.ts), `/forms`, `/shell`, `/auth`, `/audit`, `/filters` and `/api/<tag>`.
 */
export type { IconName } from './icons/icon-name';

export { DisplaySettings, type Density, type Theme } from './display/display-settings';
export { mediaSignal } from './display/media';
export { onlineSignal } from './display/online';
export { readStored, writeStored } from './display/stored';

export { ageFrom, formatAge } from './format/age';
export { dayOf, formatDate, formatInstant, partsOf, timeOf } from './format/dates';
export { formatMoney, formatNumber, formatTotal, plural } from './format/numbers';
export { type NameParts, formatName, initialsOf } from './format/person-name';
export { formatPhone, toE164 } from './format/phone';

export { allPages } from './lists/all-pages';
export { MIN_SEARCH_CHARACTERS, asked, cursorText, dayText, oneOf, searchText } from './lists/list-query';
export { ListUrl } from './lists/list-url';

export { LiveFeed } from './live/live-feed.service';

export * from './session/index';
export { IdempotentIntent } from './session/idempotent-intent';
export { OneCall } from './session/one-call';

export { HmsCopyButton } from './components/copy-button.component';
export { HmsDensityToggle } from './components/density-toggle.component';
export { HmsEmptyState } from './components/empty-state.component';
export { HmsErrorPanel } from './components/error-panel.component';
export { HmsFilterChip } from './components/filter-chip.component';
export { HmsFocusHere } from './components/focus-here.directive';
export { HmsForbidden } from './components/forbidden.component';
export { type MeterReading, readMeter } from './components/meter';
export { HmsMeter } from './components/meter.component';
export { HmsNotice } from './components/notice.component';
export { HmsPageHead } from './components/page-head.component';
export { HmsPager } from './components/pager.component';
export { HmsPanel } from './components/panel.component';
export { HmsPatientName } from './components/patient-name.component';
export { HmsPrintHead } from './components/print-head.component';
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
