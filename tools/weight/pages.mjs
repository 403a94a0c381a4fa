/** `node tools/weight/pages.mjs <dist>`, after a build: writes `browser/pages.json`, the files that a browser may download ahead of the pages. */
import fs from 'node:fs';
import path from 'node:path';
import { laterFiles } from './weigh.mjs';

const [folder = ''] = process.argv.slice(2);
fs.writeFileSync(path.join(folder, 'browser/pages.json'), JSON.stringify(laterFiles(folder)));
