import type { LabTestRequest } from '@hms/shared-dto';
import fc from 'fast-check';
import { acknowledgementOf, dateOf, parseHl7, tidied, unescaped } from './hl7.js';
import { readOru, type OruResult } from './oru.js';
import { completeness, entryOf, testOf } from './oru.rules.js';

const HEAD = 'MSH|^~\\&|Analyser^1.2^ISO|Central|HMS|City|20261122||ORU^R01^ORU_R01|77|P|2.5.1';
const oruOf = async (...segments: string[]) => readOru((await parseHl7(tidied([HEAD, ...segments].join('\r'))))!);

describe('HL7 v2', () => {
  it.each([
    ['a\\T\\b\\F\\c\\S\\d\\R\\e\\E\\f', 'a&b|c^d~e\\f'],
    ['one\\.br\\two', 'one\ntwo'],
    ['\\X41\\\\X42\\', 'AB'],
    ['\\H\\bold\\N\\', '\\H\\bold\\N\\'],
    ['C:\\folder', 'C:\\folder'],
  ])('%s is %j without its escapes', (text, expected) => {
    expect(unescaped(text)).toBe(expected);
  });

  it.each([
    ['19610714', '1961-07-14'],
    ['196107140530+0530', '1961-07-14'],
    ['20240229', '2024-02-29'],
    ['20230229', null],
    ['196107', null],
    ['', null],
    ['00000000', null],
  ])('%j is the date %s', (text, expected) => {
    expect(dateOf(text)).toBe(expected);
  });

  it('is read, or refused with null, whatever comes (property)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), fc.boolean(), async (noise, withHead) => {
        const message = await parseHl7(tidied(withHead ? `${HEAD}\rOBX|${noise}` : noise));
        if (message) expect(readOru(message).results.length).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 300, seed: 5 },
    );
  });

  it('answers whom it came from, with what is wrong as words that break no segment', async () => {
    const { header } = (await parseHl7(HEAD))!;
    const faults = [{ code: 'code.unknown', segment: 'OBX 3', message: 'A|b^c&d\\e\rf' }];
    const at = new Date('2026-11-22T05:10:00.123Z');
    expect(acknowledgementOf(header, { code: 'AA', faults, id: 'i-1', at }).split('\r')).toEqual([
      'MSH|^~\\&|HMS|City|Analyser^1.2^ISO|Central|20261122051000+0000||ACK^R01^ACK|i-1|P|2.5.1',
      'MSA|AA|77',
      'ERR||OBX^3|103^Table value not found^HL70357|W||||A\\F\\b\\S\\c\\T\\d\\E\\e f',
      '',
    ]);
  });
});

describe('ORU^R01', () => {
  it('says who sends what of whom', async () => {
    const oru = await oruOf(
      'PID|1||CH-1^^^HMS^MR~X-9||Rao^Asha||19610714',
      'ORC|RE|LAB-1^HMS|F-1',
      'OBR|1|LAB-1|F-1',
      'SPM|1|LAB-1-2&HMS^L-9&Lab',
    );
    expect(oru).toMatchObject({
      ...{ sender: 'Analyser at Central', controlId: '77', type: 'ORU^R01', processing: 'P' },
      patient: { name: 'Rao, Asha', numbers: ['CH-1', 'X-9'], dateOfBirth: '1961-07-14' },
      orderNumbers: ['LAB-1', 'F-1', 'LAB-1-2', 'L-9'],
    });
  });

  it.each([
    ['a number', 'NM|2823-3^Potassium^LN||4.1|mmol/L', { value: '4.1', unit: 'mmol/L', status: 'F' }],
    ['a structured number', 'SN|2823-3^Potassium^LN||<^0.01|mmol/L|||||P', { value: '<0.01', status: 'P' }],
    ['a ratio', 'SN|X^Titre||^1^:^40', { value: '1:40' }],
    ['a code', 'CWE|5770-3^Bilirubin^LN||2+^Moderate^L', { value: '2+' }],
    ['a code by its words alone', 'CE|5770-3^Bilirubin^LN||^Moderate', { value: 'Moderate' }],
    ['lines of text', 'FT|X^Comment||One\\.br\\two~three', { value: 'One\ntwo\nthree' }],
  ])('has %s', async (_, obx, expected) => {
    const { results } = await oruOf(`OBX|1|${obx}`);
    expect(results).toEqual([expect.objectContaining({ position: 1, ...expected })]);
  });
});

describe('what a result is worth', () => {
  const result = (more: Partial<OruResult>): OruResult => ({
    ...{ position: 1, codes: [], name: '', value: '4.1', unit: '', range: '', flag: '', status: 'F' },
    ...more,
  });
  const test = (more: Partial<LabTestRequest>): LabTestRequest => ({
    ...{ code: 'K', name: 'Potassium', kind: 'quantity', specimen: 'serum', unit: 'mmol/L', ranges: [], codes: [] },
    ...more,
  });
  const aTest = (testId: string, more: Partial<LabTestRequest>) => ({ testId, definition: test(more) });

  it.each([
    ['F', true],
    ['C', true],
    ['P', false],
    ['R', false],
    ['X', 'result.none'],
    ['D', 'result.none'],
    ['W', 'result.none'],
  ])('status %s', (status, expected) => {
    const outcome = completeness(result({ status }));
    expect(typeof outcome === 'boolean' ? outcome : outcome.code).toBe(expected);
  });

  it.each<[string, Partial<OruResult>, Partial<LabTestRequest>, object]>([
    ['a number with its unit', { unit: 'mg/dL' }, {}, { value: '4.1', unit: 'mg/dL' }],
    ['a bound', { value: '<0.5', unit: 'mmol/L' }, {}, { value: '<0.5', unit: 'mmol/L' }],
    ['words for a number', { value: 'haemolysed', unit: 'mmol/L' }, {}, { code: 'result.no_number' }],
    ['a comma, which might be either', { value: '4,1', unit: 'mmol/L' }, {}, { code: 'result.no_number' }],
    ['no unit where there has to be one', {}, {}, { code: 'result.no_unit' }],
    ['no unit of a ratio', {}, { unit: '{INR}' }, { value: '4.1' }],
    ['a code', { value: '2+' }, { kind: 'coded', codes: [{ code: '2+', text: 'Moderate' }] }, { value: '2+' }],
    ['the words of a code', { value: 'MODERATE' }, { kind: 'coded', codes: [{ code: '2+', text: 'Moderate' }] }, { value: '2+' }],
    ['no such code', { value: '9+' }, { kind: 'coded', codes: [{ code: '2+', text: 'Moderate' }] }, { code: 'result.no_code' }],
    ['text', { value: 'No growth' }, { kind: 'text' }, { value: 'No growth' }],
  ])('%s', (_, more, definition, expected) => {
    expect(entryOf(result(more), test(definition))).toMatchObject(expected);
  });

  it('is of the test that somebody said and of no other, else of the LOINC code; of two, or of a local code, it is of none', () => {
    const tests = [
      aTest('1', { code: 'K', loinc: '2823-3' }),
      aTest('2', { code: 'KB', loinc: '6298-4' }),
      aTest('3', { code: 'KC', loinc: '6298-4' }),
    ];
    const of = (code: string, system: string, said: [string, string][] = []) =>
      testOf(result({ codes: [{ code, system }] }), new Map(said), tests)?.testId;
    expect(of('2823-3', 'LN')).toBe('1');
    expect(of('2823-3', 'LN', [['LN|2823-3', '2']])).toBe('2');
    // Said to be a test that is not among these: not filed as another one.
    expect(of('2823-3', 'LN', [['LN|2823-3', 'elsewhere']])).toBeUndefined();
    expect(of('6298-4', 'LN')).toBeUndefined();
    expect([of('K', 'L'), of('K', ''), of('K', 'L', [['L|K', '1']])]).toEqual([undefined, undefined, '1']);
  });
});
