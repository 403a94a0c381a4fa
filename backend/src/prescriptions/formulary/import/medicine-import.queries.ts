import type { UnitOfWork } from '../../../tenancy/unit-of-work.js';
import { keyOf, type KnownMedicine, type MedicineChange } from './medicine-plan.rules.js';

/** Every medicine in use: a formulary is bounded. And how many there are with the archived ones. */
export async function medicinesInUse(unit: UnitOfWork): Promise<{ known: ReadonlyMap<string, KnownMedicine>; count: number }> {
  const rows = await unit.query<KnownMedicine>(
    `SELECT id, version, name, ingredients, classes, form, route, per_value AS "perValue", per_unit AS "perUnit"
     FROM medications WHERE archived_at IS NULL`,
  );
  const [{ count }] = await unit.query<{ count: number }>('SELECT count(*)::int AS count FROM medications');
  return { known: new Map(rows.map((row) => [keyOf(row), row])), count };
}

const GIVEN = `SELECT id, version, name, ingredients, ARRAY (SELECT jsonb_array_elements_text(classes)) AS classes, form, route, "perValue", "perUnit"
  FROM jsonb_to_recordset($1::jsonb) AS g (id uuid, version int, name text, ingredients jsonb, classes jsonb, form text, route text,
    "perValue" double precision, "perUnit" text)`;

const written = async (unit: UnitOfWork, sql: string, changes: readonly MedicineChange[]): Promise<string[]> => {
  const rows = await unit.query<{ id: string }>(sql, [JSON.stringify(changes.map(({ before, columns }) => ({ ...before, ...columns })))]);
  return rows.map(({ id }) => id);
};

/** All in one statement. @returns ids; a medicine that somebody else has added meanwhile is left out */
export const insertMedicines = (unit: UnitOfWork, changes: readonly MedicineChange[]): Promise<string[]> =>
  written(
    unit,
    `INSERT INTO medications (name, ingredients, classes, form, route, per_value, per_unit)
     SELECT name, ingredients, classes, form, route, "perValue", "perUnit" FROM (${GIVEN}) given
     ON CONFLICT (lower(name) COLLATE "C", form, ingredients, per_value, per_unit) WHERE archived_at IS NULL DO NOTHING RETURNING id`,
    changes,
  );

/** All in one statement: what can change of the same medicine. @returns ids of those that still had the version */
export const changeMedicines = (unit: UnitOfWork, changes: readonly MedicineChange[]): Promise<string[]> =>
  written(
    unit,
    `UPDATE medications m SET name = given.name, classes = given.classes, route = given.route, version = m.version + 1, updated_at = now()
     FROM (${GIVEN}) given WHERE m.id = given.id AND m.version = given.version RETURNING m.id`,
    changes,
  );
