import { Component, type OnInit, computed, inject, input, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { type InvitationAnswer, ROLE_LABELS, type Role } from '@hms/shared-dto';
import { Store } from '@ngrx/store';
import { HmsNotice } from '../components/notice.component';
import { HmsPasswordField } from '../components/password-field.component';
import { HmsRefusal } from '../components/refusal.component';
import { HmsSkeleton } from '../components/skeleton.component';
import { passwordPolicy } from '../forms/password-policy';
import { AuthApi } from '../session/auth.api';
import { SessionApiActions } from '../session/session.actions';
import { SessionTokens } from '../session/session-tokens';
import { OneCall } from '../session/one-call';

/** Where the link of an invitation leads: `?token=`. A new person chooses a password, a known one enters their own. */
@Component({
  selector: 'hms-invitation-page',
  imports: [HmsNotice, HmsPasswordField, HmsRefusal, HmsSkeleton, ReactiveFormsModule, RouterLink],
  styleUrl: './auth-page.scss',
  templateUrl: './invitation.page.html',
})
export class InvitationPage implements OnInit {
  readonly token = input<string>();

  readonly #api = inject(AuthApi);
  readonly #tokens = inject(SessionTokens);
  readonly #store = inject(Store);
  readonly #router = inject(Router);
  protected readonly lookup = new OneCall();
  protected readonly acceptance = new OneCall();
  protected readonly invitation = signal<InvitationAnswer | null>(null);
  protected readonly isNew = computed(() => this.invitation()?.account === 'new');
  protected readonly roles = computed(() => (this.invitation()?.roles ?? []).map((role) => ROLE_LABELS[role as Role] ?? role).join(', '));
  protected readonly form = inject(NonNullableFormBuilder).group({ password: ['', Validators.required] });

  ngOnInit(): void {
    this.lookup.run(this.#api.invitation(this.token() ?? ''), (invitation) => {
      if (invitation.account === 'new') this.form.controls.password.addValidators(passwordPolicy);
      this.invitation.set(invitation);
    });
  }

  protected accept(): void {
    this.form.markAllAsTouched();
    const invited = this.invitation();
    if (this.form.invalid || !invited) return;
    const request = { token: this.token() ?? '', password: this.form.controls.password.value };
    this.acceptance.run(this.#api.acceptInvitation(request), (answer) => {
      const outcome = this.#tokens.take(answer, invited.email);
      if (outcome.kind !== 'challenge') return this.#store.dispatch(SessionApiActions.signedIn(outcome));
      this.#store.dispatch(SessionApiActions.challenged(outcome)); // the other steps are on the sign-in page
      void this.#router.navigateByUrl('/auth/signin');
    });
  }
}
