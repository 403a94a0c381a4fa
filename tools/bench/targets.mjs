/** What was promised, and whether it holds. Ratios of requests/s; times in ms. */

/** Least share of the limit's requests/s. */
const OF_LIMIT = { list: 0.4, search: 0.4, one: 0.25, create: 0.25 };
/** Least share of the figure with two hospitals, by how many there are. */
const OF_TWO = { 200: 0.9, 1000: 0.8 };
const PROVISIONING_GROWTH = 1.3;
const MIGRATING_MS = 10_000;

/**
 * @param {import('./run.mjs').Results} results
 * @returns {{ name: string, figure: number, target: number, atMost: boolean, met: boolean }[]}
 */
export function targetsOf({ phases, provisioning, migrating }) {
  const [two, ...more] = phases;
  const least = (name, figure, target) => ({ name, figure, target, atMost: false, met: figure >= target });
  const most = (name, figure, target) => ({ name, figure, target, atMost: true, met: figure <= target });
  const first = Object.entries(OF_LIMIT).map(([key, target]) => least(`${key}, of the limit`, ratio(two, key), target));
  const grown = more.flatMap((phase) =>
    Object.keys(OF_LIMIT).map((key) =>
      least(
        `${key}, ${phase.hospitals} hospitals of ${two.hospitals}`,
        ratio(phase, key) / ratio(two, key),
        OF_TWO[phase.hospitals] ?? 0.8,
      ),
    ),
  );
  const { few, many } = provisioning;
  return [
    ...first,
    ...grown,
    most(`provisioning, ${many.hospitals} hospitals of ${few.hospitals}`, many.ms / few.ms, PROVISIONING_GROWTH),
    most(`migrating ${migrating.hospitals} hospitals, killed and resumed, ms`, migrating.ms, MIGRATING_MS),
    most('migrating, hospitals whose version and tables disagree', migrating.disagreeing, 0),
  ];
}

/** @param {import('./run.mjs').Phase} phase @param {string} key */
export const ratio = ({ medians }, key) => medians[key].perSecond / medians[`limit.${key}`].perSecond;
