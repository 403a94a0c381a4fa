import type { HoldStep, StatusReason } from '@hms/shared-dto';
import type { UnitOfWork } from '../tenancy/unit-of-work.js';

export interface HoldRow {
  readonly step: HoldStep;
  readonly reason: StatusReason | null;
  readonly note: string | null;
  readonly by_name: string;
  readonly at: Date;
}

interface Author {
  readonly userId: string;
  readonly name: string;
}

/** The newest first. */
export const holdsOf = (unit: UnitOfWork, id: string): Promise<HoldRow[]> =>
  unit.query<HoldRow>(
    'SELECT step, reason, note, by_name, at FROM prescription_holds WHERE prescription_id = $1 ORDER BY id DESC LIMIT 100',
    [id],
  );

const insertStep = (
  unit: UnitOfWork,
  { id, step, reason, note }: { id: string; step: HoldStep; reason: StatusReason | null; note: string | null },
  { userId, name }: Author,
): Promise<number> =>
  unit.execute(`INSERT INTO prescription_holds (prescription_id, step, reason, note, by_id, by_name) VALUES ($1, $2, $3, $4, $5, $6)`, [
    ...[id, step, reason, note, userId, name],
  ]);

/** Of a row that this transaction has locked. */
export async function holdPrescription(
  unit: UnitOfWork,
  why: { id: string; reason: StatusReason; note: string | null },
  author: Author,
): Promise<void> {
  await unit.execute(
    `UPDATE prescriptions SET status = 'on-hold', status_reason = $2, status_note = $3, updated_by_name = $4, updated_at = now(), version = version + 1
     WHERE id = $1`,
    [why.id, why.reason, why.note, author.name],
  );
  await insertStep(unit, { ...why, step: 'held' }, author);
}

/** The course ends as many days later as it was held. Of a row that this transaction has locked. */
export async function resumePrescription(
  unit: UnitOfWork,
  { id, timeZone }: { id: string; timeZone: string },
  author: Author,
): Promise<void> {
  await unit.execute(
    `UPDATE prescriptions SET status = 'active', status_reason = NULL, status_note = NULL,
       ends_on = ends_on + ((now() AT TIME ZONE $2)::date
         - (SELECT (max(at) AT TIME ZONE $2)::date FROM prescription_holds WHERE prescription_id = $1 AND step = 'held')),
       updated_by_name = $3, updated_at = now(), version = version + 1
     WHERE id = $1`,
    [id, timeZone, author.name],
  );
  await insertStep(unit, { id, step: 'resumed', reason: null, note: null }, author);
}
