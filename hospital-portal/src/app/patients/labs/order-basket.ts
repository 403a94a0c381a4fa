import type { LabPanel, LabTest } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';

export interface Catalogue {
  readonly tests: readonly LabTest[];
  readonly panels: readonly LabPanel[];
}

/** What was chosen to be ordered. */
export interface Basket {
  readonly testIds: readonly string[];
  readonly panelIds: readonly string[];
}

const has = (text: string, q: string): boolean => text.toLowerCase().includes(q);

/** What fits what was typed, by name or code; everything while nothing is. */
export function foundIn({ tests, panels }: Catalogue, typed: string): Catalogue {
  const q = typed.trim().toLowerCase();
  return {
    tests: tests.filter(({ name, code }) => has(name, q) || has(code, q)),
    panels: panels.filter(({ name, code, testNames }) => has(name, q) || has(code, q) || testNames.some((each) => has(each, q))),
  };
}

export function toggled(basket: Basket, kind: keyof Basket, id: string): Basket {
  const ids = basket[kind];
  return { ...basket, [kind]: ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id] };
}

/** The tests of panels and basket, each once. */
export function measuredBy({ tests, panels }: Catalogue, { testIds, panelIds }: Basket): LabTest[] {
  const wanted = new Set([...panels.filter(({ id }) => panelIds.includes(id)).flatMap((panel) => panel.testIds), ...testIds]);
  return tests.filter(({ id }) => wanted.has(id));
}

/** A test that is under way, or was ordered a short while ago. */
export interface Duplicate {
  readonly testId: string;
  readonly name: string;
  readonly orderNumber: string;
  readonly orderedAt: string;
}

export const duplicatesIn = (problem: Problem | null): readonly Duplicate[] =>
  problem?.code === 'lab_order.duplicate' && Array.isArray(problem.more['duplicates']) ? (problem.more['duplicates'] as Duplicate[]) : [];
