import { createHash } from 'node:crypto';
import { FILE_IMPORT_LIMITS, type FileImportItem, type FileImportReport, type ImportRowError } from '@hms/shared-dto';
import { DomainError } from './domain-error.js';

/** What a file would do to a list: stored as it is, or not at all. */
export interface FilePlan<Change extends { readonly item: FileImportItem }> {
  readonly changes: readonly Change[];
  readonly unchanged: number;
  /** Things that are left out. */
  readonly wrong: number;
  readonly errors: readonly ImportRowError[];
  readonly leftOut: readonly string[];
}

type AnyPlan = FilePlan<{ readonly item: FileImportItem }>;

/** Two plans with one seal store the same over the same. */
const sealOf = ({ changes }: AnyPlan): string => createHash('sha256').update(JSON.stringify(changes)).digest('hex');

const countOf = ({ changes }: AnyPlan, outcome: FileImportItem['outcome']): number =>
  changes.filter(({ item }) => item.outcome === outcome).length;

/** What somebody reads before anything is stored, or after it was. */
export const reportOf = (plan: AnyPlan, stored: boolean): FileImportReport => ({
  stored,
  added: countOf(plan, 'new'),
  changed: countOf(plan, 'changed'),
  unchanged: plan.unchanged,
  wrong: plan.wrong,
  leftOut: [...plan.leftOut],
  items: plan.changes.slice(0, FILE_IMPORT_LIMITS.reported).map(({ item }) => item),
  errors: [...plan.errors].sort((one, other) => one.line - other.line).slice(0, FILE_IMPORT_LIMITS.reported),
  seal: stored || plan.changes.length === 0 ? null : sealOf(plan),
});

/** 409: what would be stored is not what the report said. */
export const staleReport = (): DomainError =>
  new DomainError('import.stale', 'The file or the list has changed since the report. Check the file again.');

/** @throws DomainError `import.stale` */
export function requireSeal(plan: AnyPlan, seal: string): void {
  if (sealOf(plan) !== seal) throw staleReport();
}
