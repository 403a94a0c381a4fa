import {
  DOSE_UNITS,
  MEDICATION_FORM_CODES,
  MEDICATION_FORMS,
  ROUTE_CODES,
  ROUTES,
  type DoseUnit,
  type IngredientStrength,
  type MedicationColumn,
} from '@hms/shared-dto';
import { CellError, readNumber, wordOf } from '../../../common/csv-cells.js';

// A word that is not known stays as it is: the message's own rule then says which there are.

const FORMS = new Map(MEDICATION_FORM_CODES.flatMap((form) => [form, MEDICATION_FORMS[form].label].map((word) => [wordOf(word), form])));
const ROUTE_WORDS = new Map(
  ROUTE_CODES.flatMap((route) => [route, ROUTES[route], `${route} ${ROUTES[route]}`].map((word) => [wordOf(word), route])),
);
const UNITS = new Map<string, string>([
  ...(Object.keys(DOSE_UNITS) as DoseUnit[]).flatMap((unit) =>
    [unit, DOSE_UNITS[unit].one, DOSE_UNITS[unit].many].map((word): [string, string] => [word.toLowerCase(), unit]),
  ),
  ...['mcg', 'µg', 'μg'].map((word): [string, string] => [word, 'ug']),
  ['iu', '[iU]'],
]);

const readUnit = (cell: string): string => UNITS.get(cell.toLowerCase()) ?? cell;

const INGREDIENT = /^(\S.*?) (-?\d[\d.,]*) ?([^\d.,\s]\S*)$/;

/** `amoxicillin 500 mg + clavulanic acid 125 mg`. Substances are known in lower case. @throws CellError */
function readIngredients(cell: string): IngredientStrength[] {
  const parts = cell.replace(/\s+/g, ' ').split(' + ');
  return parts.map((part) => {
    const [, substance, value, unit] = INGREDIENT.exec(part) ?? [];
    if (substance === undefined)
      throw new CellError('ingredients.invalid', 'Write each ingredient as substance, strength and unit, with “ + ” between two.');
    return { substance: substance.toLowerCase(), value: readNumber(value), unit: readUnit(unit) as IngredientStrength['unit'] };
  });
}

/** How a cell becomes what the field holds. */
export const MEDICINE_READERS: { readonly [Key in MedicationColumn]: (cell: string) => unknown } = {
  name: (cell) => cell,
  ingredients: readIngredients,
  form: (cell) => FORMS.get(wordOf(cell)) ?? cell,
  route: (cell) => ROUTE_WORDS.get(wordOf(cell)) ?? cell,
  perValue: readNumber,
  perUnit: readUnit,
  classes: (cell) => cell.toUpperCase().split(/[\s|,;]+/),
};
