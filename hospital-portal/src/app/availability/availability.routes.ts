import type { Routes } from '@angular/router';
import { provideEffects } from '@ngrx/effects';
import { provideState } from '@ngrx/store';
import * as availabilityEffects from './availability.effects';
import { availabilityFeature } from './availability.feature';

export const availabilityRoutes: Routes = [
  {
    path: '',
    providers: [provideState(availabilityFeature), provideEffects(availabilityEffects)],
    children: [
      { path: '', pathMatch: 'full', loadComponent: async () => (await import('./pages/doctors.page')).DoctorsPage },
      { path: ':id', loadComponent: async () => (await import('./pages/doctor-hours.page')).DoctorHoursPage },
    ],
  },
];
