import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { LAB_LIMITS, LabPanelRequest, type ImportRowError } from '@hms/shared-dto';
import { toFieldErrors, VALIDATION_OPTIONS } from '../../../common/validation.pipe.js';
import type { GivenPanel } from './lab-cells.rules.js';
import { headOf, type GivenTest } from './lab-rows.rules.js';

/** A panel of the hospital. */
export interface KnownPanel {
  readonly id: string;
  readonly code: string;
  readonly version: number;
  readonly archived: boolean;
  readonly testIds: readonly string[];
}

/** A panel that a test of the file joins, behind those that are in it. */
export interface PanelJoin {
  readonly code: string;
  /** Null of one that the file makes. */
  readonly before: { readonly id: string; readonly version: number } | null;
  /** Of one that it makes. */
  readonly name: string | null;
}

type Refusal = Pick<ImportRowError, 'code' | 'message'>;

/** By the same rules as one that is sent to the API. */
const refusalOf = (code: string, name: string): Refusal | null => {
  const request = plainToInstance(LabPanelRequest, { code, name, testIds: [] });
  return toFieldErrors(validateSync(request, VALIDATION_OPTIONS)).find(({ path }) => path === 'code' || path === 'name') ?? null;
};

/** The panels of the hospital and of a file, as its tests join them one after another. No test ever leaves one. */
export class PanelJoins {
  private readonly known: ReadonlyMap<string, KnownPanel>;
  private readonly names: ReadonlyMap<string, string>;
  private readonly sizes = new Map<string, number>();

  /** @param known where a code is in use and archived, the one in use first */
  constructor(known: readonly KnownPanel[], given: readonly GivenTest[]) {
    this.known = new Map([...known].reverse().map((panel) => [panel.code, panel]));
    // A panel is named in one row, and may be filled in others.
    const named = given.flatMap(({ panels }) => panels).filter((panel): panel is GivenPanel & { name: string } => panel.name !== null);
    this.names = new Map([...named].reverse().map(({ code, name }) => [code, name]));
  }

  /** Those that the test is not in yet. @param testId of a test that is there */
  of({ line, panels }: GivenTest, testId: string | null): { joins: PanelJoin[]; errors: ImportRowError[] } {
    const joins: PanelJoin[] = [];
    const errors: ImportRowError[] = [];
    for (const { code } of panels) {
      const panel = this.known.get(code);
      if (testId && panel?.testIds.includes(testId)) continue;
      const refusal = this.refuse(code, panel);
      if (refusal) errors.push({ line, column: headOf('panels'), code: refusal.code, message: refusal.message });
      else joins.push(this.join(code, panel));
    }
    return { joins, errors };
  }

  private join(code: string, panel: KnownPanel | undefined): PanelJoin {
    this.sizes.set(code, this.sizeOf(code, panel) + 1);
    return panel
      ? { code, before: { id: panel.id, version: panel.version }, name: null }
      : { code, before: null, name: this.names.get(code) ?? null };
  }

  private sizeOf(code: string, panel: KnownPanel | undefined): number {
    return this.sizes.get(code) ?? panel?.testIds.length ?? 0;
  }

  private refuse(code: string, panel: KnownPanel | undefined): Refusal | null {
    if (panel?.archived) return { code: 'lab_panel.illegal_state', message: `The panel ${code} is archived. Restore it first.` };
    if (this.sizeOf(code, panel) >= LAB_LIMITS.panelTests)
      return {
        code: 'array.too_long',
        message: `The panel ${code} has ${LAB_LIMITS.panelTests} tests already, the most that one may have.`,
      };
    if (panel) return null;
    const name = this.names.get(code);
    if (name !== undefined) return refusalOf(code, name);
    return { code: 'lab_panel.unknown', message: `There is no panel ${code}. Write ${code}=Name to make it.` };
  }
}
