import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { HmsEmptyState } from '../components/empty-state.component';

/** For addresses that lead nowhere. */
@Component({
  selector: 'hms-not-found-page',
  imports: [HmsEmptyState, RouterLink],
  template: `
    <hms-empty-state page icon="search" title="There is no such page" text="The address may be mistyped, or the page has moved.">
      <a class="btn" routerLink="/">Go to the start</a>
    </hms-empty-state>
  `,
})
export class NotFoundPage {}
