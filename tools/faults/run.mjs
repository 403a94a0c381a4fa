import { machineOf } from '../bench/report.mjs';
import { note, step } from '../start/progress.mjs';
import { cases as appointments } from './cases/appointments.mjs';
import { cases as crowds } from './cases/crowds.mjs';
import { cases as database } from './cases/database.mjs';
import { cases as delivery } from './cases/delivery.mjs';
import { cases as escalations } from './cases/escalations.mjs';
import { cases as imports } from './cases/imports.mjs';
import { cases as invitations } from './cases/invitations.mjs';
import { cases as merges } from './cases/merges.mjs';
import { cases as migration } from './cases/migration.mjs';
import { cases as processes } from './cases/processes.mjs';
import { cases as provisioning } from './cases/provisioning.mjs';
import { cases as services } from './cases/services.mjs';
import { cases as soundness } from './cases/soundness.mjs';
import { cases as twoProcesses } from './cases/two-processes.mjs';
import { keep, lineOf } from './report.mjs';
import { asExpected, tried } from './results.mjs';
import { World } from './world.mjs';

/** @typedef {import('./results.mjs').Case} Case */
/** @typedef {import('./results.mjs').Part} Part */

/** In this order: the migration leaves every hospital at a version of its own, and what is said of all comes last. */
const PARTS = {
  'Opening a hospital': provisioning,
  Invitations: invitations,
  'Import and export': imports,
  'Merged records': merges,
  Appointments: appointments,
  'Outbox and audit': delivery,
  'Critical results': escalations,
  'The processes': processes,
  'Two API processes': twoProcesses,
  PostgreSQL: database,
  'Identity and mail': services,
  Crowds: crowds,
  Migration: migration,
  'In the end': soundness,
};

export function listCases() {
  for (const [title, cases] of Object.entries(PARTS)) for (const { name } of cases) console.log(`${title}: ${name}`);
}

/**
 * @param {{ only: string }} options
 * @returns {Promise<boolean>} whether every case went as expected
 */
export async function runFaults({ only }) {
  const world = await step('System started', () => World.start());
  try {
    const machine = await machineOf(world.pool);
    /** @type {Part[]} */ const parts = [];
    for (const [title, cases] of Object.entries(PARTS)) {
      const chosen = cases.filter(({ name }) => name.includes(only));
      const results = [];
      for (const one of chosen) results.push(await watched(world, one));
      parts.push({ title, results });
    }
    if (only === '') note(`Written: ${await keep({ machine, parts })}`);
    const results = parts.flatMap((part) => part.results);
    const well = results.filter(({ passed }) => passed).length;
    note(`${well} as expected, ${results.length - well} not`);
    return asExpected(parts);
  } finally {
    await world.stop();
  }
}

/** @param {World} world @param {Case} one */
async function watched(world, one) {
  const result = await tried(one, world);
  note(lineOf(result));
  await world.heal();
  return result;
}
