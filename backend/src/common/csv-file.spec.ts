import 'reflect-metadata';
import { Readable } from 'node:stream';
import { csvRows, guessDelimiter } from './csv-file.js';

const rowsOf = async (...chunks: (string | Buffer)[]) => {
  const rows: unknown[][] = [];
  for await (const row of csvRows(Readable.from(chunks.map((chunk) => Buffer.from(chunk))), Infinity)) rows.push([row.line, ...row.cells]);
  return rows;
};
const refusal = (...chunks: (string | Buffer)[]) => rowsOf(...chunks).then(String, (error: { code: string }) => error.code);

describe('csvRows', () => {
  it('refuses what is no CSV in UTF-8', async () => {
    expect(await refusal(Buffer.from([0x50, 0x4b, 3, 4, 0, 0xff]))).toBe('import.unusable');
    expect(await refusal(Buffer.from('name\nJos\xe9', 'latin1'))).toBe('import.unusable');
    expect(await refusal(Buffer.from('\ufeffname\r\nRao', 'utf16le'))).toBe('import.unusable');
    expect(await refusal('a,b\n"never closed,1\n2,3\n')).toBe('import.unusable');
    expect(await refusal('x'.repeat(200_000))).toBe('import.unusable');
  });
  it('refuses more than it may be while reading, however long it goes on', async () => {
    function* endless() {
      for (;;) yield Buffer.from('Rao,1980-01-01\n');
    }
    const read = async () => {
      for await (const _ of csvRows(Readable.from(endless()), 10_000));
    };
    await expect(read()).rejects.toMatchObject({ code: 'request.too_large' });
  });
  it('reads quotes with spaces around them', async () => {
    expect(await rowsOf('a ; "b"\n "x; y" ; "z" \n')).toEqual([
      [1, 'a', 'b'],
      [2, 'x; y', 'z'],
    ]);
  });
  it('reads BOM, CRLF, quotes and cells over several lines, and knows the line a row begins at', async () => {
    expect(await rowsOf('\ufeffName,Note\r\n"Rao, Asha","one\r\ntwo"\r\n\r\nDev,"say ""hi"""\r\n')).toEqual([
      [1, 'Name', 'Note'],
      [2, 'Rao, Asha', 'one\ntwo'],
      [5, 'Dev', 'say "hi"'],
    ]);
  });
  it('reads characters that are cut between two pieces, and a last line without an end', async () => {
    const bytes = Buffer.from('नाम;उम्र\nदीपेन्द्र;४८');
    expect(await rowsOf(...[...bytes].map((byte) => Buffer.from([byte])))).toEqual([
      [1, 'नाम', 'उम्र'],
      [2, 'दीपेन्द्र', '४८'],
    ]);
  });
  it('keeps a stray quotation mark inside a cell', async () => {
    expect(await rowsOf('a,b\n5" tall,x\n')).toEqual([
      [1, 'a', 'b'],
      [2, '5" tall', 'x'],
    ]);
  });
});

describe('guessDelimiter', () => {
  it('counts outside quotes', () => {
    expect(guessDelimiter('"a,b,c";d;e')).toBe(';');
    expect(guessDelimiter('a\tb')).toBe('\t');
    expect(guessDelimiter('alone')).toBe(',');
  });
});
