import type { ImportMapping, SaveImportMappingRequest } from '@hms/shared-dto';
import { type ConflictChoice, type ConflictQuestion, formatInstant } from '@hms/shared-ui';
import { DATE_ORDER_LABELS, targetLabel } from './import-mapping';

const columnWords = ({ columns }: SaveImportMappingRequest): string =>
  columns.map(({ column, field }) => `${column}: ${targetLabel(field)}`).join('; ');

/** One's own mapping beside the one that somebody saved under the same name; no fields when they say the same. */
export function mappingConflict(yours: SaveImportMappingRequest, theirs: ImportMapping): ConflictQuestion {
  const fields = [
    { path: 'columns', label: 'Columns', yours: columnWords(yours), theirs: columnWords(theirs) },
    { path: 'dateOrder', label: 'Dates', yours: DATE_ORDER_LABELS[yours.dateOrder], theirs: DATE_ORDER_LABELS[theirs.dateOrder] },
  ];
  return {
    text: `The column mapping “${theirs.name}” was changed at ${formatInstant(theirs.updatedAt)}.`,
    fields: fields.filter((field) => field.yours !== field.theirs),
  };
}

/** The mapping after choosing. The columns are taken whole: half of each could fill one field twice. */
export const mergedMapping = (
  yours: SaveImportMappingRequest,
  theirs: ImportMapping,
  choice: ConflictChoice,
): SaveImportMappingRequest => ({
  columns: (choice['columns'] === 'theirs' ? theirs : yours).columns,
  dateOrder: (choice['dateOrder'] === 'theirs' ? theirs : yours).dateOrder,
});
