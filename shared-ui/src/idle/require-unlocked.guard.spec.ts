import { TestBed } from '@angular/core/testing';
import { type ActivatedRouteSnapshot, type RouterStateSnapshot, UrlTree } from '@angular/router';
import { Store } from '@ngrx/store';
import type { Observable } from 'rxjs';
import { provideIcons } from '../icons/provide-icons';
import { aUser, configureSession } from '../session/session-fixture';
import { SessionApiActions } from '../session/session.actions';
import { IdleScreen } from './idle-screen';
import { requireUnlocked } from './require-unlocked.guard';

const settle = () => new Promise((resolve) => setTimeout(resolve));

describe('entering the pages', () => {
  let store: Store<object>;
  const answers: (boolean | string)[] = [];
  const enter = async () => {
    TestBed.runInInjectionContext(() => {
      const answer = requireUnlocked({} as ActivatedRouteSnapshot, { url: '/patients/1' } as RouterStateSnapshot);
      (answer as Observable<boolean | UrlTree>).subscribe((value) => answers.push(value instanceof UrlTree ? value.toString() : value));
    });
    await settle();
  };

  beforeEach(() => {
    localStorage.clear();
    answers.length = 0;
    TestBed.configureTestingModule({ providers: [provideIcons()] });
    configureSession();
    jest.spyOn(TestBed.inject(IdleScreen), 'hide').mockReturnValue();
    store = TestBed.inject<Store<object>>(Store);
  });

  const restore = (lock?: string) => {
    if (lock) localStorage.setItem('hms.portal.lock', lock);
    store.dispatch(SessionApiActions.refreshed({ user: aUser(), expiresIn: 3600 }));
  };

  it('is free when nothing is locked, or for somebody else only', async () => {
    restore('locked u2@demo_hospital_001');
    await enter();
    expect(answers).toEqual([true]);
  });

  it('waits while it is locked', async () => {
    restore('locked u1@demo_hospital_001');
    await enter();
    expect(answers).toEqual([]);
    window.dispatchEvent(new StorageEvent('storage', { key: 'hms.portal.lock', newValue: 'open u1@demo_hospital_001' }));
    await settle();
    TestBed.tick();
    expect(answers).toEqual([true]);
  });

  it('leads to sign-in when the session ends meanwhile', async () => {
    restore('locked u1@demo_hospital_001');
    await enter();
    store.dispatch(SessionApiActions.signedOutByServer({ reason: null }));
    await settle();
    expect(answers).toEqual(['/auth/signin?returnUrl=%2Fpatients%2F1']);
  });
});
