import { HttpTestingController } from '@angular/common/http/testing';
import { type ComponentFixture, DeferBlockBehavior, TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { Store } from '@ngrx/store';
import { provideIcons } from '../icons/provide-icons';
import { API, aUser, anAnswer, configureSession } from '../session/session-fixture';
import { SessionApiActions } from '../session/session.actions';
import type { SignInChallenge } from '../session/session.model';
import { sessionFeature } from '../session/session.feature';
import { SignInPage } from './sign-in.page';

const SETUP = { secret: 'JBSWY3DPEHPK3PXP', otpauthUri: 'otpauth://totp/City:a?secret=JBSWY3DPEHPK3PXP&issuer=City' };
const aChallenge = (kind: SignInChallenge['kind']): SignInChallenge => ({
  ...{ kind, session: 's1', email: 'doctor@city.example', tenants: [] },
  mfaSetup: kind === 'MFA_SETUP' ? SETUP : null,
});
const settle = () => new Promise((resolve) => setTimeout(resolve));

describe('the steps of sign-in', () => {
  let fixture: ComponentFixture<SignInPage>;
  let server: HttpTestingController;
  let store: Store<object>;
  let went: jest.SpyInstance;

  const page = () => fixture.nativeElement as HTMLElement;
  const shown = async () => {
    await settle();
    await fixture.whenStable();
  };
  const type = (selector: string, text: string) => {
    const input = page().querySelector<HTMLInputElement>(selector)!;
    input.value = text;
    input.dispatchEvent(new Event('input'));
  };
  const press = (words: string) => [...page().querySelectorAll('button')].find(({ textContent }) => textContent.includes(words))!.click();
  const begin = async (kind: SignInChallenge['kind']) => {
    store.dispatch(SessionApiActions.challenged({ challenge: aChallenge(kind) }));
    await shown();
  };
  const challengeCall = () => server.expectOne(`${API}/auth/challenge`);
  const session = () => store.selectSignal(sessionFeature.selectSessionState)();

  beforeEach(async () => {
    localStorage.clear();
    TestBed.configureTestingModule({ providers: [provideIcons()], deferBlockBehavior: DeferBlockBehavior.Playthrough });
    configureSession();
    server = TestBed.inject(HttpTestingController);
    store = TestBed.inject<Store<object>>(Store);
    went = jest.spyOn(TestBed.inject(Router), 'navigateByUrl').mockResolvedValue(true);
    fixture = TestBed.createComponent(SignInPage);
    server.match(() => true); // the look-up of the hospital at this address
    await shown();
  });

  it('take six digits, with a blank as people write them', async () => {
    await begin('SOFTWARE_TOKEN_MFA');
    expect(page().querySelector('.code')?.getAttribute('autocomplete')).toBe('one-time-code');
    type('.code', '12345');
    press('Sign in');
    await shown();
    server.expectNone(`${API}/auth/challenge`);
    expect(page().textContent).toContain('The code has six digits.');
    type('.code', '123 456');
    press('Sign in');
    expect(challengeCall().request.body).toEqual({ challenge: 'SOFTWARE_TOKEN_MFA', session: 's1', code: '123456' });
  });

  it('take a recovery code instead, and stay after a wrong one', async () => {
    await begin('SOFTWARE_TOKEN_MFA');
    press('Use a recovery code');
    await shown();
    type('.code', '7gk2m-pq4xt');
    press('Sign in');
    const call = challengeCall();
    expect(call.request.body).toMatchObject({ code: '7gk2mpq4xt' });
    call.flush({ code: 'code.wrong', detail: 'This code is not right.' }, { status: 401, statusText: 'Unauthorized' });
    await shown();
    expect(page().querySelector('[role=alert]')?.textContent).toContain('This code is not right.');
    expect(session().status).toBe('challenge');
  });

  it('begin anew when the challenge is over', async () => {
    await begin('SOFTWARE_TOKEN_MFA');
    type('.code', '123456');
    press('Sign in');
    challengeCall().flush({ code: 'challenge.failed', detail: 'This step has expired.' }, { status: 401, statusText: 'Unauthorized' });
    await shown();
    expect(page().querySelector('h1')?.textContent).toBe('Sign in');
    expect(page().querySelector('[role=alert]')?.textContent).toContain('This step has expired.');
  });

  it('set up an app, show the recovery codes, and let in only who keeps them', async () => {
    await begin('MFA_SETUP');
    expect(page().querySelector('svg[role=img] path')?.getAttribute('d')).toMatch(/^M\d/);
    expect(page().textContent).toContain('JBSW Y3DP EHPK 3PXP');
    type('.code', '123456');
    press('Turn on and sign in');
    challengeCall().flush({ ...anAnswer('t'), recoveryCodes: ['AAAAA-BBBBB', 'CCCCC-DDDDD'] });
    await shown();
    expect([...page().querySelectorAll('.codes code')].map(({ textContent }) => textContent)).toEqual(['AAAAA-BBBBB', 'CCCCC-DDDDD']);
    expect(went).not.toHaveBeenCalled();
    press('Go on');
    await shown();
    expect(page().textContent).toContain('Keep the codes first');
    page().querySelector<HTMLInputElement>('input[type=checkbox]')!.click();
    press('Go on');
    await shown();
    expect(session()).toMatchObject({ status: 'signedIn', user: aUser(), entry: null });
    expect(went).toHaveBeenCalledWith('/');
    expect(page().textContent).not.toContain('AAAAA-BBBBB');
  });
});
