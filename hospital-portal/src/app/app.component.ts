import { Component } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { HmsStartFailure } from '@hms/shared-ui/session';

@Component({
  selector: 'hp-root',
  imports: [HmsStartFailure, RouterOutlet],
  template: '<hms-start-failure /><router-outlet />',
})
export class AppRoot {}
