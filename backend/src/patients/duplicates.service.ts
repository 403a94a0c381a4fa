import { Injectable } from '@nestjs/common';
import type { DuplicateCandidate, DuplicateCheckRequest, DuplicateList } from '@hms/shared-dto';
import { AuditLog } from '../audit/audit-log.js';
import { dayIn } from '../common/days.js';
import { InvalidRequestError } from '../common/domain-error.js';
import { missing } from '../common/id-param.js';
import type { Principal } from '../common/request.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { bothExist, pairOf, possibleDuplicates, takeBackDistinction, tellApart } from './duplicates.queries.js';
import { identifierErrors } from './identifiers.rules.js';
import { toValues, type PatientValues } from './patient-details.rules.js';
import { duplicateReasons, duplicateScore } from './patient-duplicates.rules.js';
import { toCandidate } from './patient.mapper.js';
import { findPatient } from './patients.queries.js';

const MAX_CANDIDATES = 5;

/** Who may be registered twice. Advice only: nothing is refused for good, and a person's decision is remembered. */
@Injectable()
export class DuplicatesService {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
  ) {}

  /** The likeliest first, five at most. @param self the patient who is compared; null for one who is not registered yet */
  async candidates(values: PatientValues, self: string | null = null): Promise<DuplicateCandidate[]> {
    if (values.unidentified) return [];
    const blocked = await possibleDuplicates(this.units.current, values, self);
    const candidates = blocked
      .map((row) => ({ row, reasons: duplicateReasons(values, row, self) }))
      .filter(({ reasons }) => reasons.length > 0)
      .map(({ row, reasons }) => toCandidate(row, { reasons, score: duplicateScore(reasons, values.gender, row) }))
      .sort((one, other) => other.score - one.score);
    return eachPersonOnce(candidates).slice(0, MAX_CANDIDATES);
  }

  /** While somebody types: what cannot be read yet is left out. */
  async check({ patientId, ...typed }: DuplicateCheckRequest, caller: Principal): Promise<DuplicateList> {
    const identifiers = (typed.identifiers ?? []).filter((one) => identifierErrors([one]).length === 0);
    const values = toValues({ ...typed, identifiers, gender: typed.gender ?? 'unknown' }, dayIn(caller.timeZone));
    const data = await this.candidates(values, patientId ?? null);
    this.audit.recordSoon({ action: 'patient.duplicates_checked', entity: 'patient', details: { shown: data.length } });
    return { data };
  }

  /** @throws NotFoundError `patient.not_found` */
  async of(id: string): Promise<DuplicateList> {
    const patient = await findPatient(this.units.current, id);
    if (!patient) throw missing('patient.not_found');
    const data = patient.status === 'active' ? await this.candidates(patient, id) : [];
    await this.record('duplicates_listed', id, { shown: data.length });
    return { data };
  }

  /** Two people who look like one: from now on neither is shown as a duplicate of the other. */
  async distinguish(id: string, otherId: string, caller: Principal): Promise<void> {
    if (id === otherId) throw sameRecord();
    const pair = pairOf(id, otherId);
    if (!(await bothExist(this.units.current, pair))) throw missing('patient.not_found');
    if (await tellApart(this.units.current, pair, caller)) await this.record('distinguished', id, { otherId });
  }

  /** @throws NotFoundError `patient.not_found` when they were not told apart */
  async takeBack(id: string, otherId: string): Promise<void> {
    if (!(await takeBackDistinction(this.units.current, pairOf(id, otherId)))) throw missing('patient.not_found');
    await this.record('distinction_taken_back', id, { otherId });
  }

  private record(what: string, id: string, details: Readonly<Record<string, unknown>>): Promise<void> {
    return this.audit.record({ action: `patient.${what}`, entity: 'patient', entityId: id, patientId: id, details });
  }
}

/** Of records that were merged, none whose other one is a candidate as well. */
function eachPersonOnce(candidates: readonly DuplicateCandidate[]): DuplicateCandidate[] {
  const going = new Set(candidates.filter(({ replacedBy }) => replacedBy === null).map(({ id }) => id));
  return candidates.filter(({ replacedBy }) => replacedBy === null || !going.has(replacedBy.id));
}

const sameRecord = () =>
  new InvalidRequestError([{ path: 'otherId', code: 'id.same', message: 'This is the same record. Name another one.' }]);
