import type { QueuePriority, QueueToken, QueueTokenRequest } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createActionGroup, emptyProps, props } from '@ngrx/store';
import type { QueueQuery } from './queue-query';
import type { QueueStep } from './queue-steps';
import type { QueuePage } from './queue.api';

/** What happened on the pages. */
export const QueuePageActions = createActionGroup({
  source: 'Queue Page',
  events: {
    'Queue Queried': props<{ query: QueueQuery }>(),
    /** Somebody did something; what is shown stays until the new comes. */
    'Queue Outdated': emptyProps(),
    'Next Asked': props<{ doctorId: string }>(),
    'Step Asked': props<{ token: QueueToken; step: QueueStep }>(),
    'Priority Asked': props<{ token: QueueToken; priority: QueuePriority }>(),
    /** The slip of one number. */
    'Slip Opened': props<{ id: string }>(),
    'Refusal Read': emptyProps(),
    'Form Opened': emptyProps(),
    'Token Asked': props<{ request: QueueTokenRequest; key: string }>(),
  },
});

/** What came back from the server. `subject`: the token or the doctor that was acted on. */
export const QueueApiActions = createActionGroup({
  source: 'Queue API',
  events: {
    'Queue Loaded': props<{ page: QueuePage }>(),
    'Queue Failed': props<{ problem: Problem }>(),
    /** `done` is what the person reads. */
    Stepped: props<{ subject: string; token: QueueToken; done: string }>(),
    'Step Failed': props<{ subject: string; problem: Problem }>(),
    'Slip Loaded': props<{ token: QueueToken }>(),
    'Slip Failed': props<{ problem: Problem }>(),
    'Token Issued': props<{ token: QueueToken }>(),
    'Issue Failed': props<{ problem: Problem }>(),
  },
});
