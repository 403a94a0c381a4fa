import type { UnitOfWork } from '../tenancy/unit-of-work.js';

/** A profile's columns as a request fills them. */
export interface ProfileValues {
  readonly departmentId: string | null;
  readonly specialty: string | null;
  readonly qualification: string | null;
  readonly registrationNumber: string | null;
  readonly labVerifier: boolean;
}

/** A member of staff and, if there is one, the profile: without one all of it is null and the version 0. */
export interface ProfileRow extends ProfileValues {
  readonly departmentName: string | null;
  readonly version: number;
}

/** Nothing when the person is no member of this hospital. */
export async function findProfile(unit: UnitOfWork, userId: string): Promise<ProfileRow | undefined> {
  const [row] = await unit.query<ProfileRow>(
    `SELECT p.department_id AS "departmentId", d.name AS "departmentName", p.specialty, p.qualification,
       p.registration_number AS "registrationNumber", coalesce(p.lab_verifier, false) AS "labVerifier", coalesce(p.version, 0) AS version
     FROM public.memberships m LEFT JOIN staff_profiles p ON p.user_id = m.user_id LEFT JOIN departments d ON d.id = p.department_id
     WHERE m.tenant_id = current_user AND m.user_id = $1`,
    [userId],
  );
  return row;
}

/** The first time version 0 is replaced, a row is made. @returns whether the version still was the one */
export async function writeProfile(unit: UnitOfWork, userId: string, { version, values }: { version: number; values: ProfileValues }) {
  const columns = [userId, values.departmentId, values.specialty, values.qualification, values.registrationNumber, values.labVerifier];
  const written =
    version === 0
      ? await unit.execute(
          `INSERT INTO staff_profiles (user_id, department_id, specialty, qualification, registration_number, lab_verifier) VALUES ($1, $2, $3, $4, $5, $6)
           ON CONFLICT DO NOTHING`,
          columns,
        )
      : await unit.execute(
          `UPDATE staff_profiles SET department_id = $2, specialty = $3, qualification = $4, registration_number = $5, lab_verifier = $6, version = version + 1,
             updated_at = now() WHERE user_id = $1 AND version = $7`,
          [...columns, version],
        );
  return written === 1;
}
