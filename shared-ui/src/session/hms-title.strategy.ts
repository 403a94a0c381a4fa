import { Injectable, inject } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { type RouterStateSnapshot, TitleStrategy } from '@angular/router';
import { Store } from '@ngrx/store';
import { APP_IDENTITY } from './app-config';
import { sessionFeature } from './session.feature';

/** `Patients · City Hospital`: the page, then where one is. */
@Injectable({ providedIn: 'root' })
export class HmsTitleStrategy extends TitleStrategy {
  readonly #title = inject(Title);
  readonly #name = inject(APP_IDENTITY).name;
  readonly #user = inject(Store).selectSignal(sessionFeature.selectUser);

  override updateTitle(snapshot: RouterStateSnapshot): void {
    const place = this.#user()?.tenantName ?? this.#name;
    const page = this.buildTitle(snapshot);
    this.#title.setTitle(page ? `${page} · ${place}` : place);
  }
}
