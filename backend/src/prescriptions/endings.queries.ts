import type { DispenseRequest, PrescriptionStatus, StatusReason } from '@hms/shared-dto';
import type { UnitOfWork } from '../tenancy/unit-of-work.js';

interface Author {
  readonly userId: string;
  readonly name: string;
}

/** Why it was held is not why it ended. Of a row that this transaction has locked. */
export const endPrescription = (
  unit: UnitOfWork,
  { id, status, reason, note }: { id: string; status: PrescriptionStatus; reason: StatusReason | null; note: string | null },
  { name }: Author,
): Promise<number> =>
  unit.execute(
    `UPDATE prescriptions SET status = $2, status_reason = coalesce($3, CASE WHEN status <> 'on-hold' THEN status_reason END), status_note = $4, ended_at = now(), ended_by_name = $5,
       updated_by_name = $5, updated_at = now(), version = version + 1
     WHERE id = $1`,
    [id, status, reason, note, name],
  );

/** Counts what is handed out, and writes it down. The table lets nobody hand out more than was prescribed. Of a row that this transaction has locked. */
export async function insertDispense(
  unit: UnitOfWork,
  { id, status, quantity, reason, note }: Omit<DispenseRequest, 'quantity'> & { id: string; quantity: number | null },
  { userId, name }: Author,
): Promise<void> {
  await unit.execute(
    `UPDATE prescriptions SET dispensed = dispensed + coalesce($2, 0), declined = $3, updated_by_name = $4, updated_at = now(), version = version + 1
     WHERE id = $1`,
    [id, quantity, status === 'declined', name],
  );
  await unit.execute(
    `INSERT INTO dispenses (prescription_id, status, quantity, reason, note, dispensed_by, dispensed_by_name) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [id, status, quantity, reason ?? null, note || null, userId, name],
  );
}
