import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type {
  AcceptInvitationRequest,
  ChallengeRequest,
  ForgotPasswordRequest,
  InvitationAnswer,
  ReauthenticateRequest,
  ResetPasswordRequest,
  SessionUser,
  SignInAnswer,
  SignInRequest,
  SignUpConfirmRequest,
  SignUpRequest,
} from '@hms/shared-dto';
import type { Observable } from 'rxjs';
import type { HospitalSignIn } from '../auth/branding';

/** The HTTP calls around a session. Failures come as `Problem`. */
@Injectable({ providedIn: 'root' })
export class AuthApi {
  readonly #http = inject(HttpClient);

  signIn(request: SignInRequest): Observable<SignInAnswer> {
    return this.#http.post<SignInAnswer>('/auth/signin', request);
  }

  answerChallenge(request: ChallengeRequest): Observable<SignInAnswer> {
    return this.#http.post<SignInAnswer>('/auth/challenge', request);
  }

  /** Trades the refresh cookie for a new access token. */
  refresh(): Observable<SignInAnswer> {
    return this.#http.post<SignInAnswer>('/auth/refresh', {});
  }

  /** The signed-in person as of now. Ends the session here when the server has ended it. */
  me(): Observable<SessionUser> {
    return this.#http.get<SessionUser>('/auth/me');
  }

  signOut(): Observable<void> {
    return this.#http.post<void>('/auth/signout', {});
  }

  /** Proves that the person is still there: by password or code. */
  reauthenticate(proof: ReauthenticateRequest): Observable<void> {
    return this.#http.post<void>('/auth/reauthenticate', proof);
  }

  /** Asks to join a hospital. The answer does not tell whether the address is known. */
  signUp(request: SignUpRequest): Observable<void> {
    return this.#http.post<void>('/auth/signup', request);
  }

  confirmSignUp(request: SignUpConfirmRequest): Observable<void> {
    return this.#http.post<void>('/auth/signup/confirm', request);
  }

  forgotPassword(request: ForgotPasswordRequest): Observable<void> {
    return this.#http.post<void>('/auth/forgot-password', request);
  }

  resetPassword(request: ResetPasswordRequest): Observable<void> {
    return this.#http.post<void>('/auth/reset-password', request);
  }

  invitation(token: string): Observable<InvitationAnswer> {
    return this.#http.post<InvitationAnswer>('/auth/invitation', { token });
  }

  acceptInvitation(request: AcceptInvitationRequest): Observable<SignInAnswer> {
    return this.#http.post<SignInAnswer>('/auth/invitation/accept', request);
  }

  /** The public look-up behind a hospital's sign-in page; 404 when there is no such hospital. */
  hospitalBySubdomain(subdomain: string): Observable<HospitalSignIn> {
    return this.#http.get<HospitalSignIn>(`/api/tenants/by-subdomain/${encodeURIComponent(subdomain)}`);
  }
}
