import type { DiagnosisCode } from '@hms/shared-dto';
import type { UnitOfWork } from '../tenancy/unit-of-work.js';

/** Rows that are sorted at most for words that half of all codes have, such as "left": whoever types more finds the rest. */
const MOST_CANDIDATES = 3000;

const COLUMNS = 'code, display, billable';
const byCode = (table: string, own: boolean): string =>
  `(SELECT ${COLUMNS}, ${own} AS own, CASE WHEN bare = $1 THEN 0 ELSE 1 END AS rank FROM ${table}
     WHERE bare >= $1 AND bare < $1 || chr(1114111) AND $1 <> '' ORDER BY bare LIMIT $3)`;
const byWords = (table: string, own: boolean): string =>
  `(SELECT ${COLUMNS}, ${own}, 2 FROM (SELECT ${COLUMNS} FROM ${table} WHERE words @@ to_tsquery('simple', $2) LIMIT ${MOST_CANDIDATES}) found
     ORDER BY billable DESC, length(display), code LIMIT $3)`;

const SHARED = 'public.diagnosis_codes';
const OWN = 'own_diagnosis_codes';
const SEARCH = {
  name: 'diagnosis-codes',
  text: `SELECT ${COLUMNS}, own FROM (
      SELECT DISTINCT ON (code) * FROM (
        ${[byCode(OWN, true), byCode(SHARED, false), byWords(OWN, true), byWords(SHARED, false)].join(' UNION ALL ')}
      ) each_way ORDER BY code, rank, own DESC
    ) once ORDER BY rank, billable DESC, CASE WHEN rank = 2 THEN length(display) END, code LIMIT $3`,
};

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const MOST_WORDS = 8;

/** The beginnings of words as PostgreSQL searches them: letters and digits alone, so that nothing of its syntax gets there. */
export const toPrefixes = (q: string): string =>
  (q.toLowerCase().match(WORD) ?? [])
    .slice(0, MOST_WORDS)
    .map((word) => `${word}:*`)
    .join(' & ');

/** What was typed as the beginning of a code, without its point; empty when it cannot be one. */
export function toBareCode(q: string): string {
  const bare = q.trim().toUpperCase().replace('.', '');
  return /^[A-Z]\d[A-Z0-9]{0,6}$|^[A-Z]$/.test(bare) ? bare : '';
}

/** Codes whose code or words begin so, the best first. The last statement of its unit. */
export const searchCodes = (unit: UnitOfWork, q: string, limit: number): Promise<DiagnosisCode[]> =>
  unit.queryLast<DiagnosisCode>(SEARCH, [toBareCode(q), toPrefixes(q), limit]);

/** One code, the hospital's own before the shared one. */
export async function findCode(unit: UnitOfWork, code: string): Promise<Pick<DiagnosisCode, 'code' | 'display'> | undefined> {
  const [row] = await unit.query<Pick<DiagnosisCode, 'code' | 'display'>>(
    `SELECT code, display FROM ${OWN} WHERE code = $1 UNION ALL SELECT code, display FROM ${SHARED} WHERE code = $1 LIMIT 1`,
    [code],
  );
  return row;
}

const MOST_FAVOURITES = 12;

/** What somebody has written most in a year, as the codes are now. */
export const favouriteCodes = (unit: UnitOfWork, userId: string): Promise<DiagnosisCode[]> =>
  unit.queryLast<DiagnosisCode>(
    `SELECT u.code, coalesce(o.display, s.display) AS display, coalesce(o.billable, s.billable) AS billable, o.code IS NOT NULL AS own
     FROM (SELECT code, count(*) AS used, max(recorded_at) AS last FROM conditions
           WHERE recorder_id = $1 AND code IS NOT NULL AND recorded_at > now() - interval '1 year' AND verification_status <> 'entered-in-error'
           GROUP BY code) u
       LEFT JOIN ${OWN} o ON o.code = u.code LEFT JOIN ${SHARED} s ON s.code = u.code
     WHERE coalesce(o.code, s.code) IS NOT NULL ORDER BY u.used DESC, u.last DESC, u.code LIMIT ${MOST_FAVOURITES}`,
    [userId],
  );
