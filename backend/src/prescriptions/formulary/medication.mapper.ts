import { medicationLabel, type IngredientStrength, type Medication, type MedicationRequest } from '@hms/shared-dto';
import type { MedicationSnapshot } from '../checks/check.types.js';
import type { MedicationEntity } from './medication.entity.js';

const toIngredient = ({ substance, value, unit }: IngredientStrength): IngredientStrength => ({ substance, value, unit });

export const toMedication = (row: MedicationEntity): Medication => ({
  id: row.id,
  name: row.name,
  label: medicationLabel(row),
  ingredients: row.ingredients.map(toIngredient),
  classes: row.classes,
  form: row.form,
  route: row.route,
  perValue: row.perValue,
  perUnit: row.perUnit,
  status: row.archivedAt ? 'archived' : 'active',
  createdAt: row.createdAt.toISOString(),
  version: row.version,
});

/** What a prescription keeps of it, whatever becomes of the formulary. */
export const toSnapshot = ({ name, ingredients, classes, form, perValue, perUnit }: MedicationEntity): MedicationSnapshot => ({
  ...{ name, classes, form, perValue, perUnit },
  ingredients: ingredients.map(toIngredient),
});

/** The columns that a request fills. */
export const columnsOf = ({ name, ingredients, classes, form, route, perValue, perUnit }: MedicationRequest) => ({
  ...{ name, form, route, perValue, perUnit },
  ingredients: ingredients.map(toIngredient),
  classes: [...new Set(classes)],
});
