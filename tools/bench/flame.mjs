/** Reads V8's CPU profiles: flame graph and self times of a stretch of time, without idling. */

/** @typedef {{ frames: string[], us: number }} Stack from the outside in */

const IDLE = ['(idle)', '(program)', '(garbage collector)'];
const WIDTH = 1200;
const ROW = 16;
/** Narrower than this, a frame is not drawn. */
const LEAST_PX = 1;
const SHOWN = 40;

const nameOf = ({ functionName, url, lineNumber }) => {
  const place = url.replace(/^.*\/node_modules\//, '').replace(/^.*\/(backend|shared-dto)\/dist\//, '$1/');
  return `${functionName || '(anonymous)'} ${place}${url ? `:${lineNumber + 1}` : ''}`.trim();
};

/**
 * @param {{ from: bigint, to: bigint }} between of the machine's monotonic clock, in ns
 * @returns {Stack[]} one for each place that was seen at work then
 */
export function stacksOf({ nodes, samples, timeDeltas, startTime }, { from, to }) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parents = new Map(nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node.id])));
  const spent = new Map();
  const [first, last] = [from, to].map((ns) => Number(ns / 1000n));
  let at = startTime;
  samples.forEach((id, index) => {
    at += timeDeltas[index];
    if (at >= first && at <= last) spent.set(id, (spent.get(id) ?? 0) + timeDeltas[index]);
  });
  return [...spent]
    .map(([id, us]) => ({ frames: framesOf(id, byId, parents), us }))
    .filter(({ frames }) => frames.length > 0 && frames[0] !== '(idle)');
}

function framesOf(id, byId, parents) {
  const frames = [];
  for (let at = id; at !== undefined; at = parents.get(at)) frames.unshift(nameOf(byId.get(at).callFrame));
  return frames.slice(1);
}

/** The functions that the time was spent in themselves, and packages, as text. @param {Stack[]} stacks */
export function selfTimes(stacks) {
  const total = stacks.reduce((sum, { us }) => sum + us, 0);
  const shares = (keyOf) => {
    const sums = new Map();
    for (const { frames, us } of stacks) {
      const key = keyOf(frames.at(-1));
      sums.set(key, (sums.get(key) ?? 0) + us);
    }
    return [...sums].sort((a, b) => b[1] - a[1]).slice(0, SHOWN);
  };
  const lines = (list) => list.map(([name, us]) => `${((us / total) * 100).toFixed(1).padStart(5)} %  ${name}`);
  return ['By package', ...lines(shares(packageOf)), '', 'By function', ...lines(shares((frame) => frame)), ''].join('\n');
}

function packageOf(frame) {
  if (IDLE.includes(frame)) return frame;
  const place = frame.split(' ').at(-1) ?? '';
  if (place.startsWith('node:')) return place.replace(/:\d+$/, '');
  const [scope, name] = place.split('/');
  if (!place.includes('/')) return '(native)';
  return scope.startsWith('@') ? `${scope}/${name}` : scope;
}

/** @param {Stack[]} stacks @param {string} title @returns {string} SVG */
export function flameGraph(stacks, title) {
  const root = { name: 'all', us: 0, children: new Map() };
  for (const { frames, us } of stacks) addStack(root, frames, us);
  const boxes = [];
  const depth = draw(root, { x: 0, level: 0, scale: WIDTH / root.us, boxes });
  const height = (depth + 3) * ROW;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" font-family="monospace" font-size="10">`,
    `<title>${escaped(title)}</title>`,
    ...boxes,
    '</svg>',
    '',
  ].join('\n');
}

function addStack(root, frames, us) {
  root.us += us;
  let at = root;
  for (const name of frames) {
    const child = at.children.get(name) ?? { name, us: 0, children: new Map() };
    at.children.set(name, child);
    child.us += us;
    at = child;
  }
}

/** @returns {number} the deepest level drawn */
function draw(node, { x, level, scale, boxes }) {
  const width = node.us * scale;
  if (width < LEAST_PX) return level;
  boxes.push(box(node, x, level, width));
  let left = x;
  let deepest = level;
  for (const child of [...node.children.values()].sort((a, b) => b.us - a.us)) {
    deepest = Math.max(deepest, draw(child, { x: left, level: level + 1, scale, boxes }));
    left += child.us * scale;
  }
  return deepest;
}

function box({ name, us }, x, level, width) {
  const label =
    width > 40 ? `<text x="${(x + 2).toFixed(1)}" y="${level * ROW + 12}">${escaped(name.slice(0, Math.floor(width / 6.2)))}</text>` : '';
  const colour = `hsl(${name.includes('backend/') ? 210 : 30} 70% ${78 - (level % 4) * 4}%)`;
  const rect = `<rect x="${x.toFixed(1)}" y="${level * ROW}" width="${width.toFixed(1)}" height="${ROW - 1}" fill="${colour}"/>`;
  return `<g><title>${escaped(name)} ${(us / 1000).toFixed(0)} ms</title>${rect}${label}</g>`;
}

const escaped = (/** @type {string} */ text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
