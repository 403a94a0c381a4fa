import type { AuditEventList, AuditQuery } from '@hms/shared-dto';
import { createActionGroup, props } from '@ngrx/store';
import type { Problem } from '../session/problem';

export const AuditPageActions = createActionGroup({
  source: 'Audit Page',
  events: { 'List Opened': props<{ query: AuditQuery }>() },
});

export const AuditApiActions = createActionGroup({
  source: 'Audit API',
  events: { 'List Loaded': props<{ list: AuditEventList }>(), 'List Failed': props<{ problem: Problem }>() },
});
