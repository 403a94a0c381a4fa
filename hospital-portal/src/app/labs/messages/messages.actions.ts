import type {
  LabCodeMapping,
  LabCodeMappingList,
  LabCodeMappingRequest,
  LabMessage,
  LabMessageList,
  LabMessageQuery,
  LabTest,
  ReleaseLabMessageRequest,
} from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createActionGroup, emptyProps, props } from '@ngrx/store';

/** How a file went: how many messages were taken, how many of these wait, and what was said of those that were refused. */
export interface Sent {
  readonly total: number;
  readonly done: number;
  readonly filed: number;
  readonly waiting: number;
  readonly refused: readonly string[];
}

/** What happened on the pages. */
export const MessagesPageActions = createActionGroup({
  source: 'Lab Messages Page',
  events: {
    'List Queried': props<{ query: LabMessageQuery }>(),
    'Waiting Wanted': emptyProps(),
    'File Chosen': props<{ file: File }>(),
    'Message Opened': props<{ id: string }>(),
    'Release Asked': props<{ message: LabMessage; request: ReleaseLabMessageRequest }>(),
    'Discard Asked': props<{ message: LabMessage; reason: string }>(),
    'Code Said': props<{ message: LabMessage; request: LabCodeMappingRequest }>(),
    'Codes Wanted': emptyProps(),
    'Code Removed': props<{ mapping: LabCodeMapping }>(),
  },
});

/** What came back from the server. */
export const MessagesApiActions = createActionGroup({
  source: 'Lab Messages API',
  events: {
    'List Loaded': props<{ list: LabMessageList }>(),
    'List Failed': props<{ problem: Problem }>(),
    'Waiting Counted': props<{ waiting: number }>(),
    'Sending Went On': props<{ sent: Sent }>(),
    'Sending Failed': props<{ problem: Problem }>(),
    'Message Loaded': props<{ message: LabMessage }>(),
    'Message Failed': props<{ problem: Problem }>(),
    'Tests Loaded': props<{ tests: readonly LabTest[] }>(),
    /** `done` is what the person reads. */
    Stepped: props<{ message: LabMessage; done: string }>(),
    'Step Failed': props<{ problem: Problem }>(),
    'Codes Loaded': props<{ codes: LabCodeMappingList }>(),
    'Codes Failed': props<{ problem: Problem }>(),
  },
});
