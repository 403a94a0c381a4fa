import type { Routes } from '@angular/router';
import { AuthFrame } from '@hms/shared-ui/auth';
import { provideIcons } from '@hms/shared-ui/shell';
import { VerifyPage } from './verify.page';

/** For whoever holds a paper of the hospital and has no account here. */
export const verifyRoutes: Routes = [
  {
    path: '',
    providers: [provideIcons()],
    component: AuthFrame,
    children: [{ path: '', title: 'Is this paper genuine?', component: VerifyPage }],
  },
];
