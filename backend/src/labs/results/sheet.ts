import { calculated, type FormulaSubject, type LabEntry, type LabTestRequest } from '@hms/shared-dto';
import { dayIn } from '../../common/days.js';
import { completedAge } from '../ages.rules.js';
import { toLabDelta, toLabResult } from '../lab-rows.js';
import { rangeFor, type Subject } from '../ranges.rules.js';
import type { SpecimenRow } from '../specimens/specimens.queries.js';
import { evaluateNumber, notCalculable, usedRange, type Against, type Evaluated, type PreviousValue } from './evaluation.rules.js';
import type { SheetItem } from './sheet.queries.js';

/** A tube with its tests and all that their values are held against. */
export class Sheet {
  private readonly subject: Subject;

  constructor(
    private readonly specimen: SpecimenRow,
    readonly items: readonly SheetItem[],
    private readonly previous: ReadonlyMap<string, PreviousValue>,
    timeZone: string,
  ) {
    const { gender, date_of_birth: dateOfBirth, pregnant, collected_at } = specimen;
    this.subject = { gender, dateOfBirth, pregnant, collectedOn: dayIn(timeZone, collected_at ?? new Date()) };
  }

  get ageYears(): number | null {
    const { dateOfBirth, collectedOn } = this.subject;
    return dateOfBirth === null ? null : completedAge(dateOfBirth, collectedOn, 'years');
  }

  item(id: string): SheetItem | undefined {
    return this.items.find((item) => item.id === id);
  }

  against({ definition, test_id }: SheetItem): Against {
    return { test: definition, subject: this.subject, previous: this.previous.get(test_id) ?? null };
  }

  /** Calculated tests that can be worked out of these numbers by now; null for one whose inputs are there and give no value. */
  calculate(
    numbers: ReadonlyMap<string, number>,
    hasAll: (codes: readonly string[]) => boolean,
    inputsOf: (item: SheetItem) => readonly string[],
  ): Map<SheetItem, Evaluated> {
    const formulas = this.items.filter(({ definition }) => definition.formula && hasAll(inputsOf({ definition } as SheetItem)));
    return new Map(formulas.map((item) => [item, this.valueOf(item, numbers)]));
  }

  private valueOf(item: SheetItem, numbers: ReadonlyMap<string, number>): Evaluated {
    const subject: FormulaSubject = { ageYears: this.ageYears, gender: this.specimen.gender };
    const value = calculated(item.definition.formula!, numbers, subject);
    return value === null ? notCalculable() : evaluateNumber({ value, comparator: null }, this.against(item));
  }

  entries(): LabEntry[] {
    return this.items.map((item) => this.entry(item));
  }

  private entry(item: SheetItem): LabEntry {
    const { definition } = item;
    const range = rangeFor(definition.ranges, this.subject);
    const previous = this.previous.get(item.test_id);
    const printing = { decimals: definition.decimals ?? null, codes: definition.codes };
    return {
      ...ofDefinition(definition),
      ...{ itemId: item.id, confirmed: item.confirmed, status: item.status },
      range: range && usedRange(range),
      previous: previous ? toLabDelta({ ...previous, percent: null, exceeded: false }, printing) : null,
      result: item.result && toLabResult(item.result),
    };
  }
}

/** What the grid needs to know of a test. */
const ofDefinition = ({ code, name, kind, codes, ...test }: LabTestRequest) => ({
  ...{ code, name, kind, codes, unit: test.unit ?? null, decimals: test.decimals ?? 0 },
  ...{ absoluteLow: test.absoluteLow ?? null, absoluteHigh: test.absoluteHigh ?? null },
  ...{ deltaPercent: test.deltaPercent ?? null, formula: test.formula ?? null },
});
