import type { WaitlistEntry, WaitlistEntryList, WaitlistRequest } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createActionGroup, emptyProps, props } from '@ngrx/store';
import type { WaitlistListQuery } from './waitlist-query';

/** What happened on the pages. */
export const WaitlistPageActions = createActionGroup({
  source: 'Waitlist Page',
  events: {
    'List Queried': props<{ query: WaitlistListQuery }>(),
    'Form Opened': emptyProps(),
    'Join Asked': props<{ request: WaitlistRequest; key: string }>(),
    'Accept Asked': props<{ entry: WaitlistEntry }>(),
    'Decline Asked': props<{ entry: WaitlistEntry }>(),
    'Withdraw Asked': props<{ entry: WaitlistEntry }>(),
    'Refusal Read': emptyProps(),
  },
});

/** What came back from the server. */
export const WaitlistApiActions = createActionGroup({
  source: 'Waitlist API',
  events: {
    'List Loaded': props<{ list: WaitlistEntryList }>(),
    'List Failed': props<{ problem: Problem }>(),
    Joined: props<{ entry: WaitlistEntry }>(),
    'Join Failed': props<{ problem: Problem }>(),
    /** `done` is what the person reads. */
    Changed: props<{ done: string; appointmentId: string | null }>(),
    'Change Failed': props<{ problem: Problem }>(),
  },
});
