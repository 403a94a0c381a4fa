import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { importCodes } from './import.mjs';
import { ofCsvRows, ofOrderLine, withPoint } from './parse.mjs';

const line = (/** @type {string} */ order, /** @type {string} */ code, /** @type {number} */ billable, /** @type {string} */ words) =>
  `${order} ${code.padEnd(7)} ${billable} ${words.slice(0, 60).padEnd(60)} ${words}`;

describe('a line of codes', () => {
  it('of an order file is a code with its point, its whole words and whether it can be billed', () => {
    assert.deepEqual(ofOrderLine(line('00003', 'A001', 1, 'Cholera of a kind')), {
      code: 'A00.1',
      display: 'Cholera of a kind',
      billable: true,
    });
    assert.equal(ofOrderLine(line('00001', 'A00', 0, 'Cholera'))?.billable, false);
    const long = `Wound ${'of something '.repeat(8)}`.trim();
    assert.equal(ofOrderLine(`${line('00004', 'S01XXXA', 1, long)}\r`)?.display, long);
    for (const none of ['', 'Code,Words', '00001 A00', line('1', 'A00', 1, 'x'), line('00001', 'a00', 1, 'x')])
      assert.equal(ofOrderLine(none), null);
  });

  it('of a CSV file is found by the names of its columns', () => {
    const read = ofCsvRows(['\uFEFFCode', 'ShortDescription', 'LongDescription', 'HippaCovered']);
    assert.deepEqual(read(['E119', 'T2DM', 'Type 2  diabetes', '0']), { code: 'E11.9', display: 'Type 2 diabetes', billable: false });
    assert.equal(read(['', 'x', 'x', '1']), null);
    assert.throws(() => ofCsvRows(['a', 'b']), /column "code"/);
    assert.deepEqual(['A00', 'A001', 'S01XXXA', 'E11.9'].map(withPoint), ['A00', 'A00.1', 'S01.XXXA', 'E11.9']);
  });
});

describe('an import of codes', () => {
  /** @type {string} */
  let folder;
  before(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'hms-codes-'))));
  after(() => fs.rmSync(folder, { recursive: true, force: true }));

  const fileOf = (/** @type {string} */ name, /** @type {string | Buffer} */ content) => {
    const file = path.join(folder, name);
    fs.writeFileSync(file, content);
    return file;
  };
  /** A database that remembers what it is told. */
  const database = () => {
    /** @type {{ sql: string, values: any[] }[]} */
    const told = [];
    const query = async (/** @type {string} */ sql, /** @type {any[]} */ values) => {
      told.push({ sql, values });
      return { rowCount: values[0].length };
    };
    return { told, query };
  };

  it('writes batch by batch, each code of a batch once, compressed or not', async () => {
    const lines = Array.from({ length: 1500 }, (_, index) => line('00001', `A${String(index).padStart(4, '0')}`, 1, `Words ${index}`));
    const text = [...lines, lines.at(-1), 'no code'].join('\r\n');
    for (const [name, content] of /** @type {const} */ ([
      ['order.txt', text],
      ['order.txt.gz', gzipSync(text)],
    ])) {
      const client = database();
      assert.deepEqual(await importCodes(client, { file: fileOf(name, content) }), { read: 1501, written: 1500, skipped: 1 });
      assert.deepEqual(
        client.told.map(({ values }) => [values[0].length, values[3]]),
        [
          [1000, name],
          [500, name],
        ],
      );
      assert.ok(client.told[0].sql.includes('public.diagnosis_codes'));
    }
  });

  it('of one hospital goes to its own table, and to nobody’s by an id that is none', async () => {
    const client = database();
    const file = fileOf('own.csv', 'code,display\nX9ZZ,"Fever, monsoon"\n');
    await importCodes(client, { file, hospital: 'demo_hospital_001' });
    assert.ok(client.told[0].sql.includes('"demo_hospital_001".own_diagnosis_codes'));
    assert.deepEqual(client.told[0].values.slice(0, 2), [['X9Z.Z'], ['Fever, monsoon']]);
    await assert.rejects(importCodes(client, { file, hospital: 'public"; DROP' }), /not a hospital/);
  });

  it('refuses a file that holds none', async () => {
    await assert.rejects(importCodes(database(), { file: fileOf('text.txt', 'Dear all,\nhello\n') }), /holds no code/);
  });
});
