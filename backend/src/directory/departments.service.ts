import { Injectable } from '@nestjs/common';
import type { Department, DepartmentRequest } from '@hms/shared-dto';
import { InvalidRequestError } from '../common/domain-error.js';
import type { UnitOfWork } from '../tenancy/unit-of-work.js';
import { DepartmentEntity } from './department.entity.js';
import { DirectoryEntries } from './directory-entries.js';
import { toEntry } from './directory.queries.js';

/** How many of something belong to a department. */
interface Belonging {
  readonly id: string;
  readonly staff: number;
  readonly rooms: number;
}

const belongings = (unit: UnitOfWork, ids: readonly string[]): Promise<Belonging[]> =>
  unit.query<Belonging>(
    `SELECT d.id, (SELECT count(*)::int FROM staff_profiles p WHERE p.department_id = d.id) AS staff,
       (SELECT count(*)::int FROM rooms r WHERE r.department_id = d.id AND r.archived_at IS NULL) AS rooms
     FROM departments d WHERE d.id = ANY ($1::uuid[])`,
    [ids],
  );

/** The hospital's departments. */
@Injectable()
export class DepartmentsService extends DirectoryEntries<DepartmentEntity, DepartmentRequest, Department> {
  protected readonly kind = { entity: DepartmentEntity, code: 'department', words: 'department' } as const;

  /**
   * Refuses to choose a department that is not there or archived; one that was chosen before may stay.
   * @throws InvalidRequestError for the field `departmentId`
   */
  async mayBeChosen(id: string | null, before: string | null): Promise<void> {
    if (id === null || id === before) return;
    const rows = await this.units.current.query('SELECT FROM departments WHERE id = $1 AND archived_at IS NULL', [id]);
    if (rows.length > 0) return;
    throw new InvalidRequestError([{ path: 'departmentId', code: 'department.not_found', message: 'Choose a department that is in use.' }]);
  }

  /** Names by id, for what refers to departments. */
  async namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (ids.length === 0) return new Map();
    const rows = await this.units.current.query<{ id: string; name: string }>(
      'SELECT id, name FROM departments WHERE id = ANY ($1::uuid[])',
      [ids],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  protected columnsOf({ name }: DepartmentRequest): Promise<Partial<DepartmentEntity>> {
    return Promise.resolve({ name });
  }

  protected async toAnswers(rows: readonly DepartmentEntity[]): Promise<Department[]> {
    const found = await belongings(
      this.units.current,
      rows.map(({ id }) => id),
    );
    const byId = new Map(found.map((row) => [row.id, row]));
    return rows.map((row) => ({ ...toEntry(row), staffCount: byId.get(row.id)?.staff ?? 0, roomCount: byId.get(row.id)?.rooms ?? 0 }));
  }
}
