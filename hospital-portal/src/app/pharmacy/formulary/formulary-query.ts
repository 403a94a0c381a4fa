import type { ParamMap } from '@angular/router';
import { DIRECTORY_STATUSES, type MedicationQuery } from '@hms/shared-dto';
import { asked, cursorText, oneOf, searchText } from '@hms/shared-ui';

/** What the address of the formulary says. */
export type FormularyQuery = Readonly<Omit<MedicationQuery, 'limit'>>;

/** Reads the address; what the API would refuse is left out. */
export const parseFormularyQuery = (params: Pick<ParamMap, 'get'>): FormularyQuery =>
  asked({
    q: searchText(params.get('q')),
    status: oneOf(DIRECTORY_STATUSES, params.get('status')),
    cursor: cursorText(params.get('cursor')),
  });
