import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { HmsForbidden } from '../components/forbidden.component';

/** Shown in place of a route whose permission is missing; `?permission=` names it. */
@Component({
  selector: 'hms-forbidden-page',
  imports: [HmsForbidden, RouterLink],
  template: `<hms-forbidden [permission]="permission() ?? null"><a class="btn" routerLink="/">Go to the start</a></hms-forbidden>`,
})
export class ForbiddenPage {
  readonly permission = input<string>();
}
