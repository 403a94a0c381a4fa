import { Component, input } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router, type Routes } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { Store } from '@ngrx/store';
import { aUser, configureSession } from './session-fixture';
import { SessionApiActions } from './session.actions';
import { requireNoSession, requirePermission, requireSession } from './session.guards';

@Component({ selector: 'hms-test-page', template: 'page {{ permission() }}' })
class TestPage {
  readonly permission = input<string>();
}

const ROUTES: Routes = [
  { path: 'auth/signin', canActivate: [requireNoSession], component: TestPage },
  { path: 'patients', canActivate: [requireSession], component: TestPage },
  { path: 'staff', canActivate: [requireSession, requirePermission('staff:manage')], component: TestPage },
  { path: 'forbidden', component: TestPage },
  { path: '', component: TestPage },
];

describe('guards', () => {
  let harness: RouterTestingHarness | undefined;

  beforeEach(() => {
    harness = undefined;
    localStorage.clear();
    configureSession(ROUTES);
  });

  const enter = () => TestBed.inject<Store<object>>(Store).dispatch(SessionApiActions.refreshed({ user: aUser(), expiresIn: 60 }));
  const go = async (url: string) => {
    harness ??= await RouterTestingHarness.create();
    await harness.navigateByUrl(url);
    return { url: TestBed.inject(Router).url, text: harness.routeNativeElement?.textContent?.trim() };
  };

  it('lead to the sign-in page and back', async () => {
    expect((await go('/patients?q=rao')).url).toBe('/auth/signin?returnUrl=%2Fpatients%3Fq%3Drao');
  });

  it('let a signed-in person pass, and past the sign-in page', async () => {
    enter();
    expect((await go('/patients?q=rao')).url).toBe('/patients?q=rao');
    expect((await go('/auth/signin?returnUrl=%2F%2Fevil.example')).url).toBe('/');
  });

  it('show the missing permission', async () => {
    enter();
    expect((await go('/staff')).text).toBe('page staff:manage');
  });
});
