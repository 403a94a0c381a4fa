import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';

/**
 * @typedef {{ path: string, kind: string, external?: boolean }} ImportOf
 * @typedef {{ outputs: Record<string, { imports: ImportOf[], entryPoint?: string }> }} Stats esbuild's metafile
 * @typedef {{ name: string, files: string[], bytes: number }} Load `bytes` compressed
 * @typedef {{ first: Load, routes: Load[], fonts: number }} Weights
 */

/** What index.html names is fetched before anything shows. */
const NAMED_IN_PAGE = /(?:src|href)="([\w.-]+\.(?:js|css))"/g;
const STATIC = 'import-statement';
const DYNAMIC = 'dynamic-import';

/**
 * Bytes that a browser downloads, as the plainest web server would send them (gzip 6; brotli is a tenth less).
 * @param {string} folder a built app with `browser-stats.json` beside `browser/`
 * @returns {Weights} `routes`: each code that is loaded later, with all that has to come on the way to it, the heaviest first
 */
export function weighApp(folder) {
  const browser = path.join(folder, 'browser');
  const size = sizesIn(browser);
  const { stats, first } = built(folder);
  const load = (/** @type {string} */ name, /** @type {Iterable<string>} */ files) => {
    const list = [...files];
    return { name, files: list, bytes: list.reduce((total, file) => total + size(file), 0) };
  };
  const routes = ways(stats, first).map(({ name, files }) => load(name, files));
  return {
    first: load('first load', ['index.html', ...first]),
    routes: routes.sort((a, b) => b.bytes - a.bytes),
    fonts: fontBytes(browser),
  };
}

/**
 * @param {string} folder as for {@link weighApp}
 * @returns {string[]} every file of code that is loaded later, those of the shortest ways first
 */
export function laterFiles(folder) {
  const { stats, first } = built(folder);
  return [...new Set(ways(stats, first).flatMap(({ files }) => files))];
}

/** @param {string} folder @returns {{ stats: Stats, first: Set<string> }} `first`: what comes before anything shows */
function built(folder) {
  const stats = JSON.parse(fs.readFileSync(path.join(folder, 'browser-stats.json'), 'utf8'));
  const page = fs.readFileSync(path.join(folder, 'browser/index.html'), 'utf8');
  const named = [...page.matchAll(NAMED_IN_PAGE)].map(([, file]) => file);
  return { stats, first: closure(stats, named) };
}

/** @param {string} browser */
function sizesIn(browser) {
  /** @type {Map<string, number>} */
  const known = new Map();
  return (/** @type {string} */ file) => {
    const found = known.get(file) ?? zlib.gzipSync(fs.readFileSync(path.join(browser, file)), { level: 6 }).length;
    known.set(file, found);
    return found;
  };
}

/**
 * Files that arrive together: these and all they import statically.
 * @param {Stats} stats
 * @param {string[]} files
 */
function closure(stats, files) {
  /** @type {Set<string>} */
  const all = new Set();
  const waiting = [...files];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (all.has(file)) continue;
    all.add(file);
    waiting.push(...importsOf(stats, file, STATIC));
  }
  return all;
}

/**
 * @param {Stats} stats
 * @param {string} file
 * @param {string} kind
 */
const importsOf = (stats, file, kind) =>
  (stats.outputs[file]?.imports ?? []).filter((one) => one.kind === kind && !one.external).map((one) => one.path);

/**
 * The shortest way to everything that is loaded later: the shell, then the feature, then the page, then its dialog.
 * @param {Stats} stats
 * @param {Set<string>} first
 */
function ways(stats, first) {
  /** @type {Map<string, Set<string>>} */
  const found = new Map();
  const waiting = [{ loaded: first, files: [...first] }];
  for (let at = waiting.shift(); at; at = waiting.shift()) {
    for (const entry of at.files.flatMap((file) => importsOf(stats, file, DYNAMIC))) {
      if (found.has(entry) || at.loaded.has(entry)) continue;
      const loaded = new Set([...at.loaded, ...closure(stats, [entry])]);
      found.set(entry, loaded);
      waiting.push({ loaded, files: [...loaded].filter((file) => !first.has(file)) });
    }
  }
  return [...found].map(([entry, loaded]) => ({
    name: stats.outputs[entry]?.entryPoint?.replace(/^.*\/src\//, '') ?? entry,
    files: [...loaded].filter((file) => !first.has(file)),
  }));
}

/** Latin text takes one or two of them; browsers fetch a font when its letters appear. @param {string} browser */
const fontBytes = (browser) =>
  fs
    .readdirSync(browser, { recursive: true })
    .map(String)
    .filter((file) => /latin.*\.woff2$/.test(file))
    .reduce((total, file) => total + fs.statSync(path.join(browser, file)).size, 0);
