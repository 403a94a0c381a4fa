import fs from 'node:fs';
import { machine } from '../figures/machine.mjs';
import { table } from '../figures/table.mjs';
import { inRepository } from '../start/paths.mjs';
import { ratio, targetsOf } from './targets.mjs';

const INPUTS = ['backend', 'shared-dto', 'migrations', 'tools/bench', 'tools/faults', 'local-cloud'];

/** What the figures were measured on. @param {import('pg').Pool} pool */
export async function machineOf(pool) {
  const { rows } = await pool.query('SHOW server_version');
  return { ...machine(INPUTS), postgres: rows[0].server_version };
}

/** When, on what and of which commit. @param {Awaited<ReturnType<typeof machineOf>>} machine */
export const headOf = ({ at, commit, cores, cpu, node, postgres }) =>
  `commit ${commit} · ${at} · ${cores} × ${cpu} · Node ${node} · PostgreSQL ${postgres}`;

/** As tables of Markdown. @param {import('./run.mjs').Results} results */
export function reportOf(results) {
  const { machine, phases, provisioning, migrating } = results;
  return [
    '# Bench',
    headOf(machine),
    'Medians of interleaved rounds at 16 connections; CPU in ms of one request; limits set out of reach (RATE_* = 1,000,000).',
    ...phases.map(phaseTable),
    `Provisioning, median of each: ${provisioning.few.ms.toFixed(0)} ms at ${provisioning.few.hospitals} hospitals, ${provisioning.many.ms.toFixed(0)} ms at ${provisioning.many.hospitals}.`,
    `Migrating ${migrating.hospitals} hospitals, killed at ${migrating.killedAt} and run again: ${migrating.ms.toFixed(0)} ms.`,
    targetTable(results),
    '',
  ].join('\n\n');
}

/** @param {import('./run.mjs').Phase} phase */
function phaseTable({ hospitals, medians }) {
  const head = [
    'requests',
    'per s',
    'of limit',
    'p50 ms',
    'p99 ms',
    'CPU API',
    'CPU PostgreSQL',
    'CPU client',
    'API MB',
    'PostgreSQL MB',
    'bytes',
    'spread',
  ];
  const rows = Object.entries(medians).map(([key, one]) => [
    key,
    one.perSecond.toFixed(0),
    medians[`limit.${key}`] ? ratio({ hospitals, medians }, key).toFixed(2) : '',
    ...[one.p50Ms, one.p99Ms].map((ms) => ms.toFixed(0)),
    ...[one.apiCpu, one.postgresCpu, one.clientCpu].map((ms) => ms.toFixed(3)),
    ...[one.apiMb, one.postgresMb, one.bytesEach].map(String),
    `${(one.spread * 100).toFixed(0)} %`,
  ]);
  return [`## ${hospitals} hospitals`, table([head, ...rows])].join('\n\n');
}

/** @param {import('./run.mjs').Results} results */
function targetTable(results) {
  const rows = targetsOf(results).map(({ name, figure, target, atMost, met }) => [
    name,
    figure.toFixed(figure > 100 ? 0 : 2),
    `${atMost ? '≤' : '≥'} ${target}`,
    met ? 'yes' : '**no**',
  ]);
  return ['## Targets', table([['what', 'figure', 'target', 'met'], ...rows])].join('\n\n');
}

const RESULTS = 'tools/bench/results';

/** @param {string} name @param {string} text @returns {string} the folder-relative name of the kept file */
export function keepText(name, text) {
  fs.mkdirSync(inRepository(RESULTS), { recursive: true });
  fs.writeFileSync(inRepository(`${RESULTS}/${name}.md`), text);
  return `${RESULTS}/${name}.md`;
}

/** @param {import('./run.mjs').Results} results @returns {string} the folder-relative name */
export function keep(results) {
  const name = keepText('latest', reportOf(results));
  fs.writeFileSync(inRepository(`${RESULTS}/latest.json`), `${JSON.stringify(results, null, 2)}\n`);
  return name;
}
