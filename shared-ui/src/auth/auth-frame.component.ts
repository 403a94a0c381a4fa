import { Component, computed, inject } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { RouterOutlet } from '@angular/router';
import { HmsThemeToggle } from '../components/theme-toggle.component';
import { initialsOf } from '../format/person-name';
import { APP_CONFIG, APP_IDENTITY } from '../session/app-config';
import { HmsConnectionStatus } from '../shell/connection-status.component';
import { HospitalIdentity } from './hospital-identity';

/** The frame of all pages around a session: whose door this is on the left (on top on a phone), the page on the right. */
@Component({
  selector: 'hms-auth-frame',
  imports: [HmsConnectionStatus, HmsThemeToggle, MatIcon, RouterOutlet],
  templateUrl: './auth-frame.component.html',
  styleUrl: './auth-frame.component.scss',
})
export class AuthFrame {
  readonly #identity = inject(APP_IDENTITY);
  readonly #lookup = inject(HospitalIdentity).lookup;
  readonly #environment = inject(APP_CONFIG).environment;

  protected readonly isAdmin = this.#identity.app === 'admin';
  protected readonly hospital = computed(() => {
    const lookup = this.#lookup();
    return lookup.kind === 'found' ? lookup.hospital : null;
  });
  protected readonly name = computed(() => this.hospital()?.name ?? this.#identity.name);
  protected readonly mark = computed(() => (this.hospital() ? initialsOf(this.name()) : null));
  protected readonly line = computed(() => (this.isAdmin ? 'Operator console' : this.hospital() ? '' : 'Sign in to your hospital'));
  protected readonly environment = this.#environment && this.#environment !== 'production' ? this.#environment : null;
}
