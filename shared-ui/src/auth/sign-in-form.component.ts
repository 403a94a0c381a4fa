import { Component, type OnInit, computed, inject, input, output, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { HmsField } from '../components/field.component';
import { HmsInput } from '../components/input.directive';
import { HmsNotice } from '../components/notice.component';
import { HmsPasswordField } from '../components/password-field.component';
import { HmsRefusal } from '../components/refusal.component';
import { APP_IDENTITY } from '../session/app-config';
import type { Problem } from '../session/problem';
import type { Credentials } from '../session/session.model';
import { SessionMemory } from '../session/session-memory';
import { HospitalIdentity } from './hospital-identity';

/** E-mail and password; on the portal also the hospital, unless the address names it. */
@Component({
  selector: 'hms-sign-in-form',
  imports: [HmsField, HmsInput, HmsNotice, HmsPasswordField, HmsRefusal, MatIcon, ReactiveFormsModule, RouterLink],
  templateUrl: './sign-in-form.component.html',
  styleUrl: './auth-page.scss',
})
export class HmsSignInForm implements OnInit {
  readonly busy = input(false);
  readonly problem = input<Problem | null>(null);
  readonly notice = input<string | null>(null);
  readonly submitted = output<Credentials>();

  readonly #identity = inject(HospitalIdentity);
  readonly #memory = inject(SessionMemory);
  readonly #isPortal = inject(APP_IDENTITY).app === 'portal';
  readonly #byId = signal(false);

  protected readonly form = inject(NonNullableFormBuilder).group({
    email: ['', [Validators.required, Validators.email]],
    password: ['', Validators.required],
    tenantId: [''],
  });
  protected readonly lookup = this.#identity.lookup;
  readonly #hospital = computed(() => {
    const lookup = this.lookup();
    return lookup.kind === 'found' ? lookup.hospital : null;
  });
  protected readonly hospitalName = computed(() => this.#hospital()?.name ?? null);
  protected readonly signUpOpen = computed(() => this.bySubdomain() && !!this.#hospital()?.signUpOpen);
  /** The address names a hospital that could be found, and the person has not asked for another one. */
  protected readonly bySubdomain = computed(() => this.hospitalName() !== null && !this.#byId());
  protected readonly asksHospital = computed(() => this.#isPortal && !this.bySubdomain() && this.lookup().kind !== 'loading');
  protected readonly lead = computed(() => {
    if (!this.#isPortal) return 'For operators of the platform';
    return this.bySubdomain() ? `For staff of ${this.hospitalName()}` : 'For hospital staff';
  });

  ngOnInit(): void {
    if (this.#isPortal) this.form.controls.tenantId.setValue(this.#memory.lastTenantId ?? '');
  }

  protected otherHospital(): void {
    this.#byId.set(true);
    this.form.controls.tenantId.setValue('');
  }

  protected submit(): void {
    this.form.markAllAsTouched();
    if (this.form.invalid || this.busy()) return;
    const { email, password, tenantId } = this.form.getRawValue();
    this.submitted.emit({ email: email.trim(), password, ...this.#named(tenantId.trim()) });
  }

  #named(tenantId: string): Pick<Credentials, 'tenantId' | 'subdomain'> {
    if (!this.#isPortal) return {};
    if (this.bySubdomain() && this.#identity.subdomain) return { subdomain: this.#identity.subdomain };
    return tenantId ? { tenantId } : {};
  }
}
