import { Injectable } from '@nestjs/common';
import type { LabPanel, LabPanelList, LabPanelRequest } from '@hms/shared-dto';
import { AuditLog } from '../../audit/audit-log.js';
import { DomainError, InvalidRequestError } from '../../common/domain-error.js';
import { missing } from '../../common/id-param.js';
import type { Principal } from '../../common/request.js';
import { staleVersion } from '../../common/version.js';
import { LiveEvents } from '../../events/live-events.service.js';
import { UnitsOfWork } from '../../tenancy/units-of-work.js';
import { LabAccess } from '../lab-access.service.js';
import {
  allPanels,
  countTests,
  findPanel,
  insertPanel,
  replaceTests,
  toLabPanel,
  writePanel,
  type LabPanelRow,
} from './lab-panels.queries.js';

/** Tests that are ordered together. */
@Injectable()
export class LabPanels {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
    private readonly events: LiveEvents,
    private readonly access: LabAccess,
  ) {}

  async list(): Promise<LabPanelList> {
    return { data: (await allPanels(this.units.current)).map(toLabPanel) };
  }

  /** @throws NotFoundError */
  async get(id: string): Promise<LabPanel> {
    return toLabPanel(await this.find(id));
  }

  /** @throws InvalidRequestError, DomainError `permission.denied`, `lab_panel.code_taken` */
  async add(body: LabPanelRequest, caller: Principal): Promise<LabPanel> {
    await this.access.require('labs:catalogue', caller);
    const testIds = await this.tests(body, []);
    const id = await insertPanel(this.units.current, body, caller.name);
    await replaceTests(this.units.current, id, testIds);
    await this.changed('added', id, { code: body.code, testIds });
    return this.get(id);
  }

  /** Replaces all of it; orders that were placed keep their tests. @throws as `add`, and `version.stale`, `lab_panel.illegal_state` */
  async change(id: string, { body, version }: { body: LabPanelRequest; version: number }, caller: Principal): Promise<LabPanel> {
    await this.access.require('labs:catalogue', caller);
    const before = await this.find(id);
    if (before.archived_at) throw illegalState('This panel is archived. Restore it before editing.');
    if (before.version !== version) throw staleVersion();
    const testIds = await this.tests(body, before.test_ids);
    if (!(await writePanel(this.units.current, { id, version }, { request: body }, caller.name))) throw staleVersion();
    await replaceTests(this.units.current, id, testIds);
    await this.changed('changed', id, { code: body.code, before: { testIds: before.test_ids }, after: { testIds } });
    return this.get(id);
  }

  async archive(id: string, version: number | null, caller: Principal): Promise<void> {
    await this.access.require('labs:catalogue', caller);
    const before = await this.find(id);
    if (before.archived_at) throw illegalState('This panel is archived already.');
    await this.turn(before, { version: version ?? before.version, archived: true }, caller);
  }

  async restore(id: string, caller: Principal): Promise<LabPanel> {
    await this.access.require('labs:catalogue', caller);
    const before = await this.find(id);
    if (!before.archived_at) throw illegalState('This panel is not archived.');
    await this.turn(before, { version: before.version, archived: false }, caller);
    return this.get(id);
  }

  private async turn({ id, code }: LabPanelRow, { version, archived }: { version: number; archived: boolean }, { name }: Principal) {
    if (!(await writePanel(this.units.current, { id, version }, { archived }, name))) throw staleVersion();
    await this.changed(archived ? 'archived' : 'restored', id, { code });
  }

  /** Each once. Those that the panel has already may be archived by now. @throws InvalidRequestError */
  private async tests({ testIds }: LabPanelRequest, kept: readonly string[]): Promise<string[]> {
    const wanted = [...new Set(testIds)];
    const added = wanted.filter((id) => !kept.includes(id));
    if ((await countTests(this.units.current, added)) === added.length) return wanted;
    throw new InvalidRequestError([{ path: 'testIds', code: 'lab_test.unknown', message: 'Choose tests that are in use.' }]);
  }

  private async find(id: string): Promise<LabPanelRow> {
    const row = await findPanel(this.units.current, id);
    if (!row) throw missing('lab_panel.not_found');
    return row;
  }

  private async changed(what: string, id: string, details: Readonly<Record<string, unknown>>): Promise<void> {
    await this.audit.record({ action: `lab_panel.${what}`, entity: 'lab_panel', entityId: id, details });
    this.events.emit('settings.changed', { section: 'lab-panels' });
  }
}

const illegalState = (detail: string): DomainError => new DomainError('lab_panel.illegal_state', detail);
