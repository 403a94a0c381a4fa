import { Injectable } from '@nestjs/common';
import type { AllergyList, Prescription, PrescriptionCheck, PrescriptionRequest, SignPrescriptionRequest } from '@hms/shared-dto';
import { AuditLog } from '../audit/audit-log.js';
import { DomainError } from '../common/domain-error.js';
import { missing } from '../common/id-param.js';
import type { Principal } from '../common/request.js';
import { staleVersion, versionRequired } from '../common/version.js';
import { AllergiesService } from '../patients/allergies.service.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import type { CheckInput } from './checks/check.types.js';
import { checkPrescription, unanswered } from './checks/prescription-check.js';
import { Medications } from './formulary/medications.service.js';
import { PrescriptionSafetyService } from './prescription-safety.service.js';
import type { PrescriptionRow } from './prescription-rows.js';
import { lockPrescription } from './prescriptions.queries.js';
import { illegalState, inactivePatient, Prescriptions } from './prescriptions.service.js';
import { completePrior, currentPrescriptions, insertIssues, patientFacts, signDraft, type PatientFacts } from './signing.queries.js';

/** Ages between which a pregnancy is thought of, in full years. */
const FERTILE = { from: 11, to: 55 };

/** What a prescription says that the rules look at. */
type Proposed = Pick<CheckInput, 'medication' | 'dose' | 'route' | 'frequency' | 'weightKg' | 'pregnancy'> & {
  readonly patientId: string;
  /** Of the patient's other prescriptions: those that this one replaces. */
  readonly without: readonly string[];
};

/** Checks prescriptions against the safety rules, and signs them. */
@Injectable()
export class Signing {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
    private readonly allergies: AllergiesService,
    private readonly medications: Medications,
    private readonly prescriptions: Prescriptions,
    private readonly safety: PrescriptionSafetyService,
  ) {}

  /** What the rules say of a prescription that is being written. Looks at the chart, so the audit has it. */
  async check({ patientId, ...content }: PrescriptionRequest, caller: Principal): Promise<PrescriptionCheck> {
    const facts = await this.facts(patientId, caller);
    const { medication } = await this.prescriptions.written(content);
    const { dose, route, frequency, weightKg = null, pregnancy = 'unknown' } = content;
    const proposed = { patientId, medication, dose, route, frequency, weightKg, pregnancy, without: [] };
    const checked = await this.checked(proposed, facts, await this.allergies.forCheck(patientId, { hold: false }), caller);
    await this.audit.record({ action: 'prescription.checked', entity: 'prescription', patientId });
    return checked;
  }

  /**
   * Signs a draft: from here on it is active. The patient's allergies are held until COMMIT, so that of two prescriptions signed at once the second
   * is checked against the first.
   * @throws DomainError `prescription.allergies_not_recorded`, `prescription.issues` with what is to be answered, `….illegal_state`, `version.…`
   */
  async sign(
    id: string,
    { request: { overrides = [] }, version }: { request: SignPrescriptionRequest; version: number | null },
    caller: Principal,
  ): Promise<Prescription> {
    const draft = await this.lockDraft(id, version);
    const facts = await this.facts(draft.patient_id, caller);
    const allergies = await this.allergies.forCheck(draft.patient_id, { hold: true });
    if (allergies.status === 'not_asked') throw allergiesNotRecorded();
    await this.medications.forPrescribing(draft.medication_id);
    const check = await this.checked(toProposed(draft), facts, allergies, caller);
    const reasons = new Map(overrides.map(({ key, reason }) => [key, reason]));
    if (unanswered(check.issues, [...reasons.keys()]).length > 0) throw issuesUnanswered(check);
    return this.write(draft, { check, reasons }, caller);
  }

  private async write(
    { id, prior_prescription_id: priorId }: PrescriptionRow,
    { check, reasons }: { check: PrescriptionCheck; reasons: ReadonlyMap<string, string> },
    caller: Principal,
  ): Promise<Prescription> {
    const unit = this.units.current;
    const { checked, rulesVersion, issues, gaps } = check;
    await signDraft(unit, { id, checkedWith: checked ? rulesVersion : null, gaps, timeZone: caller.timeZone }, caller);
    if (issues.length > 0) await insertIssues(unit, { id, rulesVersion, issues, reasons }, caller);
    if (priorId && (await completePrior(unit, priorId, caller))) await this.prescriptions.changed('completed', priorId);
    return this.prescriptions.changed('signed', id, { checked, overridden: reasons.size });
  }

  private async lockDraft(id: string, version: number | null): Promise<PrescriptionRow> {
    const draft = await lockPrescription(this.units.current, id);
    if (!draft) throw missing('prescription.not_found');
    if (version === null) throw versionRequired();
    if (draft.status !== 'draft') throw illegalState('is no draft any more');
    if (draft.version !== version) throw staleVersion();
    return draft;
  }

  /** @throws NotFoundError `patient.not_found`, DomainError `patient.illegal_state` */
  private async facts(patientId: string, { timeZone }: Principal): Promise<PatientFacts> {
    const facts = await patientFacts(this.units.current, patientId, timeZone);
    if (!facts) throw missing('patient.not_found');
    if (facts.status !== 'active') throw inactivePatient();
    return facts;
  }

  private async checked(
    { patientId, without, ...proposed }: Proposed,
    facts: PatientFacts,
    allergies: AllergyList,
    { timeZone }: Principal,
  ): Promise<PrescriptionCheck> {
    const state = await this.safety.state();
    const current = await currentPrescriptions(this.units.current, { patientId, without, timeZone });
    const { issues, gaps } = checkPrescription(this.safety.rules, {
      ...proposed,
      ...toPatient(facts),
      allergies: counting(allergies),
      current,
    });
    const asked = allergies.status === 'not_asked' ? ['Allergies: nobody has asked the patient yet.'] : [];
    return { ...state, issues: [...issues], gaps: [...asked, ...gaps] };
  }
}

const counting = ({ data }: AllergyList): CheckInput['allergies'] =>
  data.filter(
    ({ clinicalStatus, verificationStatus }) =>
      clinicalStatus === 'active' && verificationStatus !== 'refuted' && verificationStatus !== 'entered-in-error',
  );

const toPatient = ({ ageYears, birthDateEstimated, gender }: PatientFacts) => ({
  ageYears,
  ageEstimated: birthDateEstimated,
  mayBePregnant: gender !== 'male' && (ageYears === null || (ageYears >= FERTILE.from && ageYears <= FERTILE.to)),
});

const toProposed = (row: PrescriptionRow): Proposed => ({
  patientId: row.patient_id,
  medication: row.medication,
  dose: { value: row.dose_value, unit: row.dose_unit },
  ...{ route: row.route, frequency: row.frequency, weightKg: row.weight_kg, pregnancy: row.pregnancy },
  without: [row.id, ...(row.prior_prescription_id ? [row.prior_prescription_id] : [])],
});

const allergiesNotRecorded = (): DomainError =>
  new DomainError(
    'prescription.allergies_not_recorded',
    "Nobody has recorded this patient's allergies. Record them, or that none are known, before signing.",
  );

const issuesUnanswered = (check: PrescriptionCheck): DomainError =>
  new DomainError(
    'prescription.issues',
    'The safety rules warn of this. Choose another medicine or dose, or give a reason for each warning.',
    {
      check,
    },
  );
