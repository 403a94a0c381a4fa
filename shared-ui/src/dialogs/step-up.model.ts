import type { ReauthenticateRequest } from '@hms/shared-dto';
import type { Observable } from 'rxjs';

/** What the step-up dialog needs to know of the person. */
export interface StepUpQuestion {
  /** Lets the password manager offer the right account. */
  readonly email: string;
  /** A code of the authenticator app serves as well as the password. */
  readonly hasApp: boolean;
  /** Fails with a `Problem` when it is no proof. */
  readonly prove: (proof: ReauthenticateRequest) => Observable<void>;
}
