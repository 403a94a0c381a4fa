import { createActionGroup, emptyProps, props } from '@ngrx/store';
import type { Problem } from './problem';
import type { ChallengeAnswer, Credentials, Entry, SessionUser, SignInChallenge } from './session.model';

/** What happened in the app. Passwords pass through actions once and are kept in no state. */
export const SessionActions = createActionGroup({
  source: 'Session',
  events: {
    Started: emptyProps(),
    'Sign In Asked': props<{ credentials: Credentials }>(),
    'Challenge Answered': props<{ answer: ChallengeAnswer }>(),
    'Challenge Abandoned': emptyProps(),
    /** The recovery codes shown on the way in are kept by the person. */
    'Codes Kept': emptyProps(),
    'Sign Out Asked': emptyProps(),
    'Notice Read': emptyProps(),
  },
});

/** What came back from the server. */
export const SessionApiActions = createActionGroup({
  source: 'Session API',
  events: {
    /** A new session of this person: by sign-in, challenge or invitation. */
    'Signed In': props<Entry>(),
    /** The session is open; recovery codes are to be shown before the person enters. */
    'Codes Issued': props<{ entry: Entry }>(),
    /** The same session goes on with a new access token. */
    Refreshed: props<Entry>(),
    /** The server knows the person of this session differently now: other roles, permissions or a billing hold. */
    'User Changed': props<{ user: SessionUser }>(),
    Challenged: props<{ challenge: SignInChallenge }>(),
    'Sign In Failed': props<{ problem: Problem }>(),
    'Nothing To Restore': emptyProps(),
    'Signed Out': emptyProps(),
    /** The server ended the session; `reason` is shown on the sign-in page. */
    'Signed Out By Server': props<{ reason: string | null }>(),
  },
});
