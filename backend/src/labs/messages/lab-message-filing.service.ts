import { Injectable } from '@nestjs/common';
import type { LabMessageFault, LabResultsRequest, ReleaseLabMessageRequest } from '@hms/shared-dto';
import type { Principal } from '../../common/request.js';
import { UnitsOfWork } from '../../tenancy/units-of-work.js';
import { evaluate, isRefused } from '../results/evaluation.rules.js';
import { LabResults } from '../results/lab-results.service.js';
import type { Sheet } from '../results/sheet.js';
import { mappingsOf, ordersWith, testsNamedBy, testsOfOrder, type MatchedOrder, type OrderedTest } from './matching.queries.js';
import type { Oru, OruResult } from './oru.js';
import { completeness, entryOf, fault, testOf } from './oru.rules.js';

type Entry = LabResultsRequest['entries'][number];

/** A result that has a place: at which test of the order, and what would be typed there. */
interface Placed {
  readonly result: OruResult;
  readonly test: OrderedTest;
  readonly entry: Entry;
  readonly complete: boolean;
}

export type Filing = { readonly orderId: string } | { readonly faults: readonly LabMessageFault[] };
const isFault = (outcome: object): outcome is LabMessageFault => 'message' in outcome;

/** Puts the results of a message where a technician would have typed them: all of them, or none. It makes no order, specimen or patient. */
@Injectable()
export class LabMessageFiling {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly results: LabResults,
  ) {}

  async file(oru: Oru, choice: ReleaseLabMessageRequest, caller: Principal): Promise<Filing> {
    if (oru.processing !== 'P') return { faults: [fault('message.test', 'The sender marked it as a test (MSH-11), not as real.')] };
    const order = await this.match(oru, choice);
    if (isFault(order)) return { faults: [order] };
    const doubts = choice.identityChecked ? [] : identityFaults(oru, order);
    const { placed, faults } = await this.place(oru, order);
    const refused = await this.refusedIn(placed, caller);
    const all = [...doubts, ...faults, ...refused];
    if (all.length > 0) return { faults: all };
    if (placed.length === 0) return { faults: [fault('result.none', 'There is no result in it that belongs to a test of the order.')] };
    await this.write(placed, caller);
    return { orderId: order.id };
  }

  private async match(oru: Oru, { orderNumber }: ReleaseLabMessageRequest): Promise<MatchedOrder | LabMessageFault> {
    const numbers = orderNumber === undefined ? oru.orderNumbers : [orderNumber];
    const [order, another] = await ordersWith(this.units.current, numbers, oru.patient.numbers);
    if (another) return fault('order.several', 'It names more than one order.');
    if (order) return order;
    const words = numbers.length === 0 ? 'It names no order.' : `No order or specimen has the number ${numbers.slice(0, 3).join(' or ')}.`;
    return fault('order.unknown', words);
  }

  /** Which test of the order each result belongs to. */
  private async place(oru: Oru, order: MatchedOrder): Promise<{ placed: Placed[]; faults: LabMessageFault[] }> {
    const unit = this.units.current;
    const [ordered, mappings] = [await testsOfOrder(unit, order.id), await mappingsOf(unit, oru)];
    const known = await testsNamedBy(unit, oru, mappings);
    const outcomes = oru.results.flatMap((result) => {
      const test = testOf(result, mappings, ordered) as OrderedTest | undefined;
      if (!test) return [notOrdered(result, testOf(result, mappings, known)?.definition.name)];
      return test.definition.formula ? [] : [placedAt(test, result)];
    });
    const faults = outcomes.filter(isFault);
    const placed = outcomes.filter((outcome): outcome is Placed => !isFault(outcome));
    return { placed, faults: [...faults, ...repeatedIn(placed)] };
  }

  /** What would be refused if somebody typed it. */
  private async refusedIn(placed: readonly Placed[], caller: Principal): Promise<LabMessageFault[]> {
    const sheets = new Map<string, Sheet>();
    for (const id of specimensOf(placed)) sheets.set(id, await this.results.load(await this.results.lock(id, null), caller));
    return placed.flatMap(({ result, test, entry }) => {
      const sheet = sheets.get(test.specimenId)!;
      const outcome = evaluate(entry, sheet.against(sheet.item(test.itemId)!));
      return isRefused(outcome) ? [fault(outcome.code, `${test.definition.name}: ${outcome.message}`, result)] : [];
    });
  }

  private async write(placed: readonly Placed[], caller: Principal): Promise<void> {
    for (const id of specimensOf(placed)) {
      for (const preliminary of [true, false]) {
        const entries = placed.filter(({ test, complete }) => test.specimenId === id && complete === preliminary).map(({ entry }) => entry);
        if (entries.length > 0) await this.results.enter(id, { entries, preliminary }, null, caller);
      }
    }
  }
}

/** In one order for all, so that two messages never wait for each other. */
const specimensOf = (placed: readonly Placed[]): string[] => [...new Set(placed.map(({ test }) => test.specimenId))].sort();

function identityFaults({ patient }: Oru, order: MatchedOrder): LabMessageFault[] {
  const faults: LabMessageFault[] = [];
  if (!order.same_patient)
    faults.push(
      fault('patient.differs', `${order.order_number} is of another patient number than the message says. Compare the two persons.`),
    );
  const { date_of_birth: born, birth_date_estimated: estimated } = order;
  if (patient.dateOfBirth !== null && born !== null && !estimated && born !== patient.dateOfBirth)
    faults.push(
      fault('patient.birth_date_differs', `The patient of ${order.order_number} has another birth date. Compare the two persons.`),
    );
  return faults;
}

function notOrdered(result: OruResult, name: string | undefined): LabMessageFault {
  const code = result.codes.map((each) => each.code).join(' or ');
  return name === undefined
    ? fault('code.unknown', `Nobody has said what the code ${code || '(none)'} means here.`, result)
    : fault('test.not_ordered', `${name} is no test of this order.`, result);
}

function placedAt(test: OrderedTest, result: OruResult): Placed | LabMessageFault {
  const { name } = test.definition;
  if (test.status === 'final' || test.status === 'corrected')
    return fault('result.final', `${name} has a final result already. If this one is right, correct it at the specimen.`, result);
  if (test.stage !== 'enter' && test.stage !== 'verify')
    return fault(
      'specimen.not_received',
      `The specimen of ${name} was not received in the laboratory. Receive it, then try again.`,
      result,
    );
  const complete = completeness(result);
  if (typeof complete !== 'boolean') return complete;
  const entry = entryOf(result, test.definition);
  return isFault(entry) ? entry : { result, test, entry: { itemId: test.itemId, ...entry }, complete };
}

const repeatedIn = (placed: readonly Placed[]): LabMessageFault[] =>
  placed
    .filter(({ test }, at) => placed.findIndex((other) => other.test.itemId === test.itemId) < at)
    .map(({ test, result }) => fault('result.repeated', `${test.definition.name} comes more than once.`, result));
