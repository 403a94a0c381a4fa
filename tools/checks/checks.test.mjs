import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findMachineNames } from './machine-names.mjs';
import { findRawColours } from './style-tokens.mjs';

const component = (styles, rest = '') => `@Component({ template: '<a href="#add">x</a>', styles: \`${styles}\` })\n${rest}`;

describe('raw colours', () => {
  it('are found in styles, as value and as palette name', () => {
    const found = findRawColours('a.component.ts', component(':host { color: #b00020; }\n.x { border-color: var(--ink-900); }'));
    assert.equal(found.length, 2);
    assert.match(found[1], /^a\.component\.ts:2 palette name var\(--ink-900/);
  });

  it('are not seen in meaning tokens, comments, links and code', () => {
    assert.deepEqual(findRawColours('a.component.ts', component(':host { color: var(--danger); }', "const id = '#abc';")), []);
    assert.deepEqual(findRawColours('a.component.scss', '/* was #fff; */ a { color: var(--text); }\n// #000;'), []);
  });

  it('are found in inline style attributes', () => {
    assert.equal(findRawColours('a.component.html', '<p style="color: rgb(1 2 3)">x</p>').length, 1);
  });
});

describe('machine names', () => {
  it('are home folders of people and machines', () => {
    assert.equal(findMachineNames('a.md', 'see /home/asha/notes.txt\nand C:\\Users\\asha').length, 2);
    assert.deepEqual(findMachineNames('a.ts', "get('/api/users'); fetch(`${base}/home/x`); '/hospital/work/x'"), []);
  });

  it('are hosts in the lock', () => {
    const lock = (entry) => JSON.stringify({ packages: { '': {}, 'node_modules/a': entry } });
    assert.equal(findMachineNames('package-lock.json', lock({ resolved: 'https://packages.example.org/a.tgz' })).length, 1);
    assert.deepEqual(findMachineNames('package-lock.json', lock({ version: '1.0.0' })), []);
    assert.deepEqual(findMachineNames('package-lock.json', lock({ resolved: 'backend', link: true })), []);
  });
});
