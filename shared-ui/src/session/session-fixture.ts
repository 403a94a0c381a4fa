import { provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { type Routes, provideRouter, withComponentInputBinding } from '@angular/router';
import type { Permission, SignInAnswer } from '@hms/shared-dto';
import { type AppIdentity, LOCATION } from './app-config';
import type { SessionUser } from './session.model';
import { provideSession } from './provide-session';

export const API = 'http://city.localhost:3000';
const PORTAL: AppIdentity = { app: 'portal', appId: 'hospital-portal', name: 'Hospital portal' };

/** The session with its store, HTTP and router, over a fake server. `clearStorage` first: a hint of an old session makes it refresh. */
export function configureSession(routes: Routes = [{ path: '**', children: [] }]): void {
  TestBed.configureTestingModule({
    providers: [
      provideRouter(routes, withComponentInputBinding()),
      provideSession({ apiPort: 3000 }, PORTAL),
      provideHttpClientTesting(),
      { provide: LOCATION, useValue: { protocol: 'http:', hostname: 'city.localhost', origin: 'http://city.localhost:3001' } },
    ],
  });
}

export const aUser = (over: Partial<SessionUser> = {}): SessionUser => ({
  id: 'u1',
  name: 'Dr Meera Iyer',
  email: 'doctor@city.example',
  roles: ['Doctor'],
  permissions: ['patients:read'] as Permission[],
  tenantId: 'demo_hospital_001',
  tenantName: 'City Hospital',
  timeZone: 'Asia/Kolkata',
  billingHold: false,
  idleMinutes: 15,
  mfa: { enabled: false, required: false },
  ...over,
});

export const anAnswer = (accessToken: string, user = aUser()): SignInAnswer => ({
  accessToken,
  expiresIn: 3600,
  tenantId: user.tenantId,
  user,
});
