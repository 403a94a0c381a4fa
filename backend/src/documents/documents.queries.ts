import type { DocumentKind, VerifiedDocument } from '@hms/shared-dto';
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
export async function readTitles(unit: UnitOfWork, userId: string): Promise<Omit<DocumentDoctor, 'name'>> {
  const [row] = await unit.query<Omit<DocumentDoctor, 'name'>>(
    'SELECT qualification, registration_number AS "registrationNumber" FROM staff_profiles WHERE user_id = $1',
    [userId],
  );
  return row ?? { qualification: null, registrationNumber: null };
}

/** @param doctorName null of a paper that no person answers for */
export async function insertIssued(unit: UnitOfWork, kind: DocumentKind, doctorName: string | null, hash: Buffer): Promise<void> {
  await unit.execute('INSERT INTO public.issued_documents (kind, doctor_name, hash) VALUES ($1, $2, $3)', [kind, doctorName, hash]);
}

/** As the sign-in role. Undefined when no hospital printed this code. */
export async function findIssued(unit: UnitOfWork, hash: Buffer): Promise<VerifiedDocument | undefined> {
  const [row] = await unit.query<VerifiedDocument>(
    `SELECT (d.issued_at AT TIME ZONE t.time_zone)::date::text AS "printedOn", t.name AS hospital, d.doctor_name AS doctor
       FROM public.issued_documents d JOIN public.tenants t ON t.id = d.tenant_id WHERE d.hash = $1`,
    [hash],
  );
  return row;
}
