import type { Injector } from '@angular/core';
import { formatName } from '@hms/shared-ui';
import type { PaletteFinder } from '@hms/shared-ui/shell';
import { map } from 'rxjs';
import { bornText } from '../patients/patient-words';
import { PatientsApi } from '../patients/patients.api';

/** A palette is no list: who is not among the first is found by typing on. */
const ROWS = 6;

/** Patients by name, number, phone or birth date, for the palette. */
export function findPatients(injector: Injector): PaletteFinder {
  const api = injector.get(PatientsApi);
  return (text) =>
    api.list({ q: text }, ROWS).pipe(
      map(({ data }) =>
        data.map((patient) => ({
          id: `patient-${patient.id}`,
          label: formatName(patient),
          detail: `Born ${bornText(patient)} · ${patient.patientNumber}`,
          icon: 'person',
          target: { path: `/patients/${patient.id}` },
        })),
      ),
    );
}
