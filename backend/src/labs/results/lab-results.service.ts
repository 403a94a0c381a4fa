import { Injectable } from '@nestjs/common';
import { LAB_FORMULAS, type FieldError, type LabItemStatus, type LabResultsRequest, type LabSpecimenSheet } from '@hms/shared-dto';
import { AuditLog } from '../../audit/audit-log.js';
import { DomainError, InvalidRequestError } from '../../common/domain-error.js';
import { missing } from '../../common/id-param.js';
import type { Principal } from '../../common/request.js';
import { staleVersion } from '../../common/version.js';
import { LiveEvents } from '../../events/live-events.service.js';
import { UnitsOfWork } from '../../tenancy/units-of-work.js';
import { LabAccess } from '../lab-access.service.js';
import { refuseStage } from '../specimens/lab-specimens.service.js';
import { findSpecimen, lockSpecimen, refreshStage, toSpecimen, type SpecimenRow } from '../specimens/specimens.queries.js';
import { evaluate, isRefused, isUnremarkable, type Evaluated } from './evaluation.rules.js';
import { Sheet } from './sheet.js';
import { insertResult, labRules, markVerified, previousValues, setStatus, sheetItems, type SheetItem } from './sheet.queries.js';

const ENTERABLE: readonly LabItemStatus[] = ['received', 'in_progress', 'preliminary'];
const AUTOMATIC = { id: null, name: 'Automatic' };

/** The entry grid: one specimen, its tests, and what is typed into it. */
@Injectable()
export class LabResults {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
    private readonly events: LiveEvents,
    private readonly access: LabAccess,
  ) {}

  /** Reading one is reading the chart. @throws NotFoundError */
  async sheet(id: string, caller: Principal): Promise<LabSpecimenSheet> {
    const sheet = await this.toAnswer(id, caller);
    await this.audit.record({ action: 'lab_specimen.read', entity: 'lab_specimen', entityId: id, patientId: sheet.patient.id });
    return sheet;
  }

  /** @throws NotFoundError, InvalidRequestError with the entries, DomainError `lab_specimen.illegal_state`, `version.stale` */
  async enter(id: string, request: LabResultsRequest, version: number | null, caller: Principal): Promise<LabSpecimenSheet> {
    const row = await this.lock(id, version);
    if (row.stage !== 'enter' && row.stage !== 'verify') throw refuseStage(row.stage);
    const before = await this.load(row, caller);
    const values = valuesOf(request, before);
    const status = request.preliminary ? 'preliminary' : 'in_progress';
    for (const [item, evaluated] of values) await this.write(item, evaluated, caller, status);
    await this.calculate(await this.load(row, caller), caller);
    if (request.preliminary) await this.verifyUnremarkable(await this.load(row, caller));
    await refreshStage(this.units.current, id);
    const details = { tests: [...values.keys()].map(({ definition }) => definition.code), preliminary: request.preliminary };
    await this.audit.record({ action: 'lab_results.entered', entity: 'lab_specimen', entityId: id, patientId: row.patient_id, details });
    this.events.emit('lab.order_changed', { orderId: row.order_id, patientId: row.patient_id });
    return this.toAnswer(id, caller);
  }

  /** A locked specimen. @throws NotFoundError, DomainError `version.stale` */
  async lock(id: string, version: number | null): Promise<SpecimenRow> {
    const row = await lockSpecimen(this.units.current, id);
    if (!row) throw missing('lab_specimen.not_found');
    if (version !== null && version !== row.version) throw staleVersion();
    return row;
  }

  async load(row: SpecimenRow, { timeZone }: Principal): Promise<Sheet> {
    const unit = this.units.current;
    return new Sheet(row, await sheetItems(unit, row.id), await previousValues(unit, row.id), timeZone);
  }

  async toAnswer(id: string, caller: Principal): Promise<LabSpecimenSheet> {
    const row = await findSpecimen(this.units.current, id);
    if (!row) throw missing('lab_specimen.not_found');
    const sheet = await this.load(row, caller);
    const { secondPerson } = await labRules(this.units.current);
    const mayVerify = await this.access.has('labs:verify', caller);
    return { ...toSpecimen(row), entries: sheet.entries(), ageYears: sheet.ageYears, mayVerify, secondPerson };
  }

  /** Works out what is calculated and not final yet; it is complete when all of its inputs are. */
  private async calculate(sheet: Sheet, caller: Principal): Promise<void> {
    for (const [item, evaluated] of calculatedIn(sheet)) {
      if (!ENTERABLE.includes(item.status)) continue;
      const inputs = inputItems(sheet, item);
      const status = inputs.some((input) => input.status === 'in_progress') ? 'in_progress' : 'preliminary';
      await this.write(item, evaluated, caller, status);
    }
  }

  private write(item: SheetItem, evaluated: Evaluated, { userId: id, name }: Principal, status: LabItemStatus): Promise<string> {
    return insertResult(this.units.current, { item, evaluated, by: { id, name } }, status);
  }

  /** What the hospital lets go out by itself. */
  private async verifyUnremarkable({ items }: Sheet): Promise<void> {
    const unit = this.units.current;
    if (!(await labRules(unit)).autoVerify) return;
    const fine = items.filter(
      ({ status, result, confirmed }) =>
        status === 'preliminary' && result !== null && isUnremarkable({ ...result, entered: null }, confirmed),
    );
    if (fine.length === 0) return;
    await markVerified(
      unit,
      fine.map((item) => item.result_id!),
      AUTOMATIC,
    );
    await setStatus(
      unit,
      fine.map((item) => item.id),
      'final',
    );
  }
}

const codesOf = ({ definition }: SheetItem): readonly string[] => (definition.formula ? LAB_FORMULAS[definition.formula].inputs : []);

const inputItems = ({ items }: Sheet, of: SheetItem): SheetItem[] =>
  items.filter(({ definition }) => codesOf(of).includes(definition.code));

/** What is calculated out of the results that are there, for tests all of whose inputs have one. A value beyond the scale is none to calculate with. */
export function calculatedIn(sheet: Sheet): Map<SheetItem, Evaluated> {
  const entered = sheet.items.filter(({ result }) => result !== null);
  const numbers = new Map(
    entered.flatMap(({ definition, result }) =>
      result!.number === null || result!.comparator !== null ? [] : [[definition.code, result!.number] as const],
    ),
  );
  const known = new Set(entered.map(({ definition }) => definition.code));
  return sheet.calculate(numbers, (codes) => codes.every((code) => known.has(code)), codesOf);
}

/** @throws InvalidRequestError, DomainError `lab_specimen.illegal_state` */
function valuesOf({ entries }: LabResultsRequest, sheet: Sheet): Map<SheetItem, Evaluated> {
  const values = new Map<SheetItem, Evaluated>();
  const errors: FieldError[] = [];
  entries.forEach((entry, index) => {
    const item = sheet.item(entry.itemId);
    const outcome = item
      ? outcomeOf(entry, item, sheet)
      : { path: 'itemId', code: 'lab_result.no_item', message: 'This is no test of the specimen.' };
    if (isRefused(outcome)) errors.push({ ...outcome, path: `entries.${index}.${outcome.path}` });
    else values.set(item!, outcome);
  });
  if (errors.length > 0) throw new InvalidRequestError(errors);
  return values;
}

function outcomeOf(entry: LabResultsRequest['entries'][number], item: SheetItem, sheet: Sheet): Evaluated | FieldError {
  if (item.definition.formula) return { path: 'itemId', code: 'lab_result.calculated', message: 'This value is calculated.' };
  if (!ENTERABLE.includes(item.status))
    throw new DomainError('lab_specimen.illegal_state', 'A final result is not entered again. Correct it, with a reason.');
  return evaluate(entry, sheet.against(item));
}
