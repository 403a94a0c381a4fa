import type { DocumentKind } from '@hms/shared-dto';
import type { UnitOfWork } from '../tenancy/unit-of-work.js';
import type { DocumentDoctor, Letterhead } from './document-frame.js';

/** Of the hospital of this unit: row-level security shows no other. */
export async function readLetterhead(unit: UnitOfWork): Promise<Letterhead> {
  const [row] = await unit.query<Letterhead>(
    `SELECT name, address, phone, email, brand_colour AS colour, time_zone AS "timeZone", subdomain FROM public.tenants WHERE id = current_user`,
  );
  return row;
}

/** What stands below a doctor's name. Nulls for somebody who is no member, or of whom it was not written down. */
export async function readTitles(unit: UnitOfWork, userId: string | null): Promise<Omit<DocumentDoctor, 'name'>> {
  const [row] = await unit.query<Omit<DocumentDoctor, 'name'>>(
    'SELECT qualification, registration_number AS "registrationNumber" FROM staff_profiles WHERE user_id = $1',
    [userId],
  );
  return row ?? { qualification: null, registrationNumber: null };
}

export async function insertIssued(unit: UnitOfWork, kind: DocumentKind, doctorName: string, hash: Buffer): Promise<void> {
  await unit.execute('INSERT INTO public.issued_documents (kind, doctor_name, hash) VALUES ($1, $2, $3)', [kind, doctorName, hash]);
}

interface IssuedRow {
  readonly kind: DocumentKind;
  readonly issuedAt: Date;
  readonly hospital: string;
  readonly timeZone: string;
  readonly doctor: string;
}

/** As the sign-in role. Undefined when no hospital printed this code. */
export async function findIssued(unit: UnitOfWork, hash: Buffer): Promise<IssuedRow | undefined> {
  const [row] = await unit.query<IssuedRow>(
    `SELECT d.kind, d.issued_at AS "issuedAt", t.name AS hospital, t.time_zone AS "timeZone", d.doctor_name AS doctor
       FROM public.issued_documents d JOIN public.tenants t ON t.id = d.tenant_id WHERE d.hash = $1`,
    [hash],
  );
  return row;
}
