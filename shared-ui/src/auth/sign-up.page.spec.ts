import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { RouterTestingHarness } from '@angular/router/testing';
import { provideIcons } from '../icons/provide-icons';
import { API, configureSession } from '../session/session-fixture';
import { authRoutes } from './auth.routes';

const HOSPITAL = { tenantId: 'demo_hospital_001', name: 'City Hospital', signUpOpen: true, branding: null };
const CHOSEN = 'My-own-password-1';

describe('asking to join', () => {
  let harness: RouterTestingHarness;
  let server: HttpTestingController;

  const page = () => harness.routeNativeElement!;
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    await harness.fixture.whenStable();
  };
  const open = async (path: string, hospital: object | null = HOSPITAL) => {
    configureSession([{ path: 'auth', children: authRoutes }]);
    TestBed.inject(HttpTestingController);
    server = TestBed.inject(HttpTestingController);
    harness = await RouterTestingHarness.create(`/auth/${path}`);
    const [lookup] = server.match(`${API}/api/tenants/by-subdomain/city`);
    if (hospital) lookup?.flush(hospital);
    else lookup?.flush({}, { status: 404, statusText: 'Not found' });
    await settle();
  };
  const type = (selector: string, text: string) => {
    const input = page().querySelector<HTMLInputElement>(selector);
    if (!input) throw new Error(`There is no ${selector}.`);
    input.value = text;
    input.dispatchEvent(new Event('input'));
  };
  const submit = async () => {
    page().querySelector<HTMLButtonElement>('button[type=submit]')!.click();
    await settle();
  };
  const fill = () => {
    type('input[autocomplete=name]', ' Asha Kulkarni ');
    type('input[type=email]', 'asha@clinic.example');
    type('input[autocomplete=new-password]', CHOSEN);
  };

  // Compiled once, so that no test waits for it.
  beforeAll(async () => {
    await Promise.all([
      import('./auth-frame.component'),
      import('./sign-in.page'),
      import('./sign-up.page'),
      import('./sign-up-confirm.page'),
    ]);
  }, 30_000);
  beforeEach(() => {
    localStorage.clear();
    TestBed.configureTestingModule({ providers: [provideIcons()] });
  });

  it.each([
    [true, 'Ask to join'],
    [false, undefined],
  ])('is offered only where the hospital is open for it: %s', async (signUpOpen, offer) => {
    await open('signin', { ...HOSPITAL, signUpOpen });
    expect(page().querySelector('a[href="/auth/signup"]')?.textContent).toBe(offer);
  });

  it.each([
    ['a closed hospital', { ...HOSPITAL, signUpOpen: false }, 'takes people by invitation'],
    ['no hospital', null, 'at your hospital’s own address'],
  ])('says what to do at %s', async (_where, hospital, words) => {
    await open('signup', hospital);
    expect(page().textContent.replace("'", '’')).toContain(words);
    expect(page().querySelector('form')).toBeNull();
  });

  it('takes name, address and password, then the mailed code, and never the password twice', async () => {
    await open('signup');
    fill();
    await submit();
    const asked = server.expectOne(`${API}/auth/signup`);
    expect(asked.request.body).toEqual({ name: 'Asha Kulkarni', email: 'asha@clinic.example', password: CHOSEN, subdomain: 'city' });
    asked.flush(null);
    await settle();
    expect(page().querySelector('h1')?.textContent).toBe('Look into your mail');
    type('.code', '7gk2-mpq4');
    await submit();
    const proved = server.expectOne(`${API}/auth/signup/confirm`);
    expect(proved.request.body).toEqual({ email: 'asha@clinic.example', code: '7gk2mpq4', password: CHOSEN, subdomain: 'city' });
    proved.flush(null);
    await settle();
    expect(page().querySelector('hms-notice')?.textContent).toContain('Admins of City Hospital have been told');
  });

  it('keeps what was entered after a refusal', async () => {
    await open('signup');
    fill();
    await submit();
    const refusal = { code: 'rate.limited', detail: 'Too many.' };
    server.expectOne(`${API}/auth/signup`).flush(refusal, { status: 429, statusText: 'Slow', headers: { 'Retry-After': '30' } });
    await settle();
    expect(page().textContent).toContain('You can try again in 30 seconds.');
    expect(page().querySelector<HTMLInputElement>('input[type=email]')?.value).toBe('asha@clinic.example');
  });

  it('confirms out of the mail’s link with a password of the one who has the mail', async () => {
    await open('signup/confirm?email=asha@clinic.example&code=7GK2-MPQ4');
    expect(page().querySelector('.code')).toBeNull();
    type('input[autocomplete=new-password]', CHOSEN);
    await submit();
    const proved = server.expectOne(`${API}/auth/signup/confirm`);
    expect(proved.request.body).toMatchObject({ email: 'asha@clinic.example', code: '7GK2MPQ4', password: CHOSEN });
    proved.flush({ code: 'code.invalid', detail: 'This code was used already or has expired.' }, { status: 400, statusText: 'Bad' });
    await settle();
    expect(page().querySelector('[role=alert]')?.textContent).toContain('used already');
  });

  it('asks for the code where the link has lost it', async () => {
    await open('signup/confirm?email=asha@clinic.example&code=7GK2');
    expect(page().querySelector('.code')).not.toBeNull();
  });
});
