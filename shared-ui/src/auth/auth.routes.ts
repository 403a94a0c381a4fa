import { inject } from '@angular/core';
import type { CanMatchFn, Routes } from '@angular/router';
import { provideIcons } from '../icons/provide-icons';
import { APP_IDENTITY } from '../session/app-config';
import { requireNoSession } from '../session/session.guards';
import { AuthFrame } from './auth-frame.component';
import { SignInPage } from './sign-in.page';

/** Nobody asks to join the platform. */
const ofHospitals: CanMatchFn = () => inject(APP_IDENTITY).app === 'portal';

/** The pages around a session, the same in both apps; what differs comes from `APP_IDENTITY`. Mount them at `/auth`. */
export const authRoutes: Routes = [
  {
    path: '',
    providers: [provideIcons()],
    component: AuthFrame,
    children: [
      {
        path: 'signin',
        title: 'Sign in',
        canActivate: [requireNoSession],
        component: SignInPage, // nearly everybody's first page: no trip of its own
      },
      {
        path: 'forgot-password',
        title: 'Forgot password',
        loadComponent: async () => (await import('./forgot-password.page')).ForgotPasswordPage,
      },
      {
        path: 'reset-password',
        title: 'Choose a new password',
        loadComponent: async () => (await import('./reset-password.page')).ResetPasswordPage,
      },
      { path: 'invitation', title: 'Invitation', loadComponent: async () => (await import('./invitation.page')).InvitationPage },
      {
        path: 'signup',
        title: 'Ask to join',
        canMatch: [ofHospitals],
        children: [
          { path: '', pathMatch: 'full', loadComponent: async () => (await import('./sign-up.page')).SignUpPage },
          { path: 'confirm', loadComponent: async () => (await import('./sign-up-confirm.page')).SignUpConfirmPage },
        ],
      },
      { path: '**', redirectTo: 'signin' },
    ],
  },
];
