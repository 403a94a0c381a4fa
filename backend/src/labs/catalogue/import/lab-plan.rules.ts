import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import {
  LAB_RANGE_COLUMNS,
  LAB_TEST_COLUMNS,
  LabTestRequest,
  type FieldError,
  type FileImportItem,
  type ImportRowError,
  type LabRangeColumn,
} from '@hms/shared-dto';
import type { CsvTable } from '../../../common/csv-table.js';
import type { FilePlan } from '../../../common/file-import.js';
import { unhurried } from '../../../common/unhurried.js';
import { toFieldErrors, VALIDATION_OPTIONS } from '../../../common/validation.pipe.js';
import { changedParts, definitionOf, testErrors } from '../lab-test.rules.js';
import { headOf, testsOf, type GivenTest, type LabColumn } from './lab-rows.rules.js';
import { PanelJoins, type KnownPanel, type PanelJoin } from './panel-joins.rules.js';

/** A test that is in use. */
export interface KnownTest {
  readonly id: string;
  readonly version: number;
  readonly definition: LabTestRequest;
}

/** A test that the file adds or changes. */
export interface LabChange {
  readonly item: FileImportItem;
  /** Null of a new one. */
  readonly before: { readonly id: string; readonly version: number } | null;
  readonly definition: LabTestRequest;
  /** Whether that is another than before, or new: who joins a panel alone stays as it is. */
  readonly isRewritten: boolean;
  readonly joins: readonly PanelJoin[];
  /** Whether results would be held against something else. */
  readonly heldAnew: boolean;
}

type Present = CsvTable<LabColumn>['present'];

/** What results are held against: who confirmed it before has not seen what it is now. */
const HELD_AGAINST = ['kind', 'unit', 'absoluteLow', 'absoluteHigh', 'ranges', 'codes'];

/** Columns that fill a field of the test; which panels it is in is told by those. */
const OF_DEFINITION = LAB_TEST_COLUMNS.map(({ key }) => key).filter((key) => key !== 'panels');

/**
 * The test as it would be: a column that the file has fills its field, empty cells empty it; of what no column says, and of a test without a range in the
 * file, what is there stays.
 */
function requestOf({ code, said, ranges }: GivenTest, present: Present, before: KnownTest | undefined): LabTestRequest {
  const base = before?.definition ?? { kind: 'quantity' as const, ranges: [], codes: [] };
  const columns = Object.fromEntries(OF_DEFINITION.filter((key) => present.has(key)).map((key) => [key, said[key]]));
  return {
    ...base,
    ...(columns as Partial<LabTestRequest>),
    ...{ code, kind: said.kind ?? base.kind, codes: present.has('codes') ? (said.codes ?? []) : base.codes },
    ranges: ranges.length > 0 ? ranges.map(({ range }) => range) : base.ranges,
  } as LabTestRequest;
}

const inRange = (key: LabRangeColumn): 'note' | Exclude<LabRangeColumn, 'rangeNote'> => (key === 'rangeNote' ? 'note' : key);

/** Where the file tells what an error is about: the line of a range, the column of a field. */
function placeOf(path: string, { line, ranges }: GivenTest): { line: number; column: string | null } {
  const [field, index, part] = path.split('.');
  if (field !== 'ranges') return { line, column: headOf(field as LabColumn) };
  const key = LAB_RANGE_COLUMNS.find((column) => inRange(column.key) === part)?.key;
  return { line: ranges[Number(index)]?.line ?? line, column: key ? headOf(key) : null };
}

/** By the same rules as one that is sent to the API; those of several fields once each can be read. */
function ruleErrors(request: LabTestRequest, { errors, ranges }: GivenTest): FieldError[] {
  const instance = plainToInstance(LabTestRequest, request, { exposeUnsetFields: false });
  const invalid = toFieldErrors(validateSync(instance, VALIDATION_OPTIONS));
  if (invalid.length + errors.length > 0) return invalid;
  return testErrors(request, (index) => (ranges[index] ? `the one in line ${ranges[index].line}` : `number ${index + 1}`));
}

/** What new ranges would take away without anybody having said so. */
function lossErrors({ line, ranges }: GivenTest, present: Present, before: KnownTest): ImportRowError[] {
  if (ranges.length === 0) return [];
  const lost = LAB_RANGE_COLUMNS.filter(
    ({ key }) => !present.has(key) && before.definition.ranges.some((range) => (range[inRange(key)] ?? null) !== null),
  ).map(({ head }) => head);
  if (lost.length === 0) return [];
  const message = `The ranges that are there have more than the file has columns for, and would lose it. Add: ${lost.join(', ')}.`;
  return [{ line, column: null, code: 'range.column_missing', message }];
}

/** Ranges that stay are in the unit that was. */
const unitErrors = ({ line, ranges }: GivenTest, request: LabTestRequest, { definition }: KnownTest): ImportRowError[] =>
  ranges.length > 0 || definition.ranges.length === 0 || request.unit === definition.unit
    ? []
    : [
        {
          ...{ line, column: headOf('unit'), code: 'unit.ranges_stay' },
          message: `The ranges that are there are in ${definition.unit ?? ''}. Give ranges in the new unit with it.`,
        },
      ];

const kindErrors = ({ line }: GivenTest, request: LabTestRequest, before: KnownTest): ImportRowError[] =>
  request.kind === before.definition.kind
    ? []
    : [{ line, column: headOf('kind'), code: 'lab_test.illegal_state', message: 'The kind of a test stays, since its results have it.' }];

function errorsOf(test: GivenTest, request: LabTestRequest, { present, before }: { present: Present; before: KnownTest | undefined }) {
  const unreadable = new Set(test.errors.map(({ line, column }) => `${line} ${column}`));
  const found = ruleErrors(request, test).map(({ path, code, message }) => ({ ...placeOf(path, test), code, message }));
  return [
    ...test.errors,
    ...found.filter(({ line, column }) => !unreadable.has(`${line} ${column}`)),
    ...(before ? [...lossErrors(test, present, before), ...kindErrors(test, request, before), ...unitErrors(test, request, before)] : []),
  ];
}

function changeOf({ line }: GivenTest, definition: LabTestRequest, before: KnownTest | undefined, joins: readonly PanelJoin[]): LabChange {
  const label = `${definition.code} ${definition.name}`;
  const common = { definition, joins };
  if (!before) return { item: { line, label, outcome: 'new', parts: [] }, before: null, ...common, isRewritten: true, heldAnew: true };
  const { id, version } = before;
  const rewritten = changedParts(before.definition, definition);
  const parts = [...rewritten, ...(joins.length > 0 ? ['panels'] : [])];
  const heldAnew = rewritten.some((part) => HELD_AGAINST.includes(part));
  const item = { line, label, outcome: 'changed' as const, parts };
  return { item, before: { id, version }, ...common, isRewritten: rewritten.length > 0, heldAnew };
}

/** What is there before a file is. */
export interface Catalogue {
  readonly tests: ReadonlyMap<string, KnownTest>;
  readonly panels: readonly KnownPanel[];
}

/** What a file would do to the catalogue. A test with a wrong row is left out whole: without one of its ranges it would be another test. */
export async function planOf(
  { rows, errors, present, leftOut }: CsvTable<LabColumn>,
  { tests, panels }: Catalogue,
): Promise<FilePlan<LabChange>> {
  const plan = { changes: [] as LabChange[], unchanged: 0, wrong: errors.length, errors: [...errors], leftOut };
  const given = testsOf(rows);
  const panelJoins = new PanelJoins(panels, given);
  for await (const test of unhurried(given)) {
    const before = tests.get(test.code);
    const request = requestOf(test, present, before);
    const { joins, errors: unjoined } = panelJoins.of(test, before?.id ?? null);
    const same = isSame(test, request, before);
    const wrong = same ? unjoined : [...errorsOf(test, request, { present, before }), ...unjoined];
    plan.errors.push(...wrong);
    if (wrong.length > 0) plan.wrong += 1;
    else if (same && joins.length === 0) plan.unchanged += 1;
    else plan.changes.push(changeOf(test, definitionOf(request), before, joins));
  }
  return plan;
}

const isSame = ({ errors }: GivenTest, request: LabTestRequest, before: KnownTest | undefined): boolean =>
  before !== undefined && errors.length === 0 && changedParts(before.definition, definitionOf(request)).length === 0;
