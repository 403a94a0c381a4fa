import fs from 'node:fs';
import path from 'node:path';
import { stopChild } from '../../local-cloud/supervisor/child.mjs';
import { inRepository } from '../start/paths.mjs';
import { note, step } from '../start/progress.mjs';
import { flameGraph, selfTimes, stacksOf } from './flame.mjs';
import { addHospitals, openAccounts } from './hospitals.mjs';
import { apiLoads } from './loads.mjs';
import { measure, warmUp } from './measure.mjs';
import { startWorld } from './world.mjs';

const SECONDS = 5;
const HOSPITALS = 2;
const PROFILES = 'tools/bench/profiles';

/** Each load against an API of its own that writes a CPU profile at its end. */
export async function profileLoads() {
  fs.mkdirSync(inRepository(PROFILES), { recursive: true });
  for (const key of /** @type {const} */ (['list', 'search', 'one', 'create'])) {
    await step(`Profile of ${key}`, () => profileOne(key));
  }
  note(`Flame graphs and self times: ${PROFILES}/`);
}

/** @param {'list' | 'search' | 'one' | 'create'} key */
async function profileOne(key) {
  const folder = fs.mkdtempSync(path.join(fs.realpathSync('/tmp'), 'hms-profile-'));
  const world = await startWorld({ nodeOptions: `--cpu-prof --cpu-prof-dir=${folder} --cpu-prof-interval=500` });
  try {
    await openAccounts(world);
    const hospitals = await addHospitals(world, 0, HOSPITALS);
    const load = apiLoads(hospitals)[key];
    await warmUp(world, load, SECONDS);
    const from = process.hrtime.bigint();
    const { apiCpu, postgresCpu } = await measure(world, load, SECONDS);
    const to = process.hrtime.bigint();
    await stopChild(world.children.api, { graceMs: 20_000, byMessage: true });
    const [file] = fs.readdirSync(folder);
    const stacks = stacksOf(JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8')), { from, to });
    const head = `One request: ${apiCpu.toFixed(2)} ms CPU of the API (while it is profiled), ${postgresCpu.toFixed(2)} ms of PostgreSQL.`;
    fs.writeFileSync(inRepository(`${PROFILES}/${key}.svg`), flameGraph(stacks, `${key}: CPU of the API`));
    fs.writeFileSync(inRepository(`${PROFILES}/${key}.txt`), `${head}\n\n${selfTimes(stacks)}`);
  } finally {
    await world.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
