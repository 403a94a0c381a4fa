import type { LabCodeMapping, LabMessage, LabMessageList, LabOrder } from '@hms/shared-dto';
import { startApi, unique, type TestApi } from '../../../test/api.js';
import type { ApiClient } from '../../../test/client.js';
import { Laboratory, ok } from '../../../test/laboratory.js';
import { aProgram } from '../../../test/programs.js';

const TYPE = 'application/hl7-v2';
const LOINC: Readonly<Record<string, string>> = { K: '2823-3', NA: '2951-2' };

interface Sent {
  readonly controlId?: string;
  readonly type?: string;
  readonly processing?: string;
  readonly order?: string;
  readonly patient?: string;
  readonly born?: string;
  readonly obx?: readonly string[];
}

let api: TestApi;
let lab: Laboratory;
let order: LabOrder;

const aResult = (code: string, value: string, unit = 'mmol/L', status = 'F'): string =>
  `NM|${LOINC[code]}^${code}^LN||${value}|${unit}^${unit}^UCUM|||||${status}`;

const usual = (): Required<Sent> => ({
  ...{
    controlId: unique(),
    type: 'ORU^R01',
    processing: 'P',
    order: order.orderNumber,
    patient: order.patient.patientNumber,
    born: '19610714',
  },
  obx: [aResult('K', '4.1')],
});

function aMessage(sent: Sent = {}): string {
  const { controlId, type, processing, order: number, patient, born, obx } = { ...usual(), ...sent };
  return [
    `MSH|^~\\&|Analyser|Central|HMS|City|20261122104000||${type}|${controlId}|${processing}|2.5.1`,
    `PID|1||X-9^^^MPI~${patient}^^^HMS^MR||Rao^Asha||${born}|F`,
    `OBR|1|${number}|F-1|24326-1^Electrolytes^LN`,
    ...obx.map((one, at) => `OBX|${at + 1}|${one}`),
  ].join('\r');
}

const send = (text: string | Buffer, by: ApiClient = lab.as.LabTechnician) => by.upload('/api/lab-messages', text, TYPE);
const waiting = async (): Promise<LabMessageList> =>
  ok(await lab.as.LabTechnician.get<LabMessageList>('/api/lab-messages?status=quarantined'));
const read = async (id: string): Promise<LabMessage> => ok(await lab.as.LabTechnician.get<LabMessage>(`/api/lab-messages/${id}`));
const release = (id: string, body: object = {}, options = {}) =>
  lab.as.LabTechnician.post<LabMessage>(`/api/lab-messages/${id}/release`, body, options);
/** Sends what waits. */
async function held(sent: Sent): Promise<LabMessage> {
  const { text } = await send(aMessage(sent));
  expect(text).toMatch(/\rMSA\|AA\|.*\rERR\|.*\|W\|/s);
  return read((await waiting()).data[0].id);
}
const faultsOf = ({ faults }: LabMessage): string[] => faults.map(({ code, segment }) => (segment ? `${code} ${segment}` : code));
const valuesOf = async (specimenId: string) =>
  (await lab.sheet(specimenId)).entries.map(({ code, status, result }) => `${code} ${status} ${result?.display ?? '–'}`);

beforeAll(async () => {
  api = await startApi();
  lab = await Laboratory.open(api);
});
afterAll(() => api.close());
beforeEach(async () => {
  order = await lab.ordered(['K', 'NA'], { allowDuplicate: true });
});

describe('results that match', () => {
  it('stand at the specimen as if somebody had typed them, and wait to be verified', async () => {
    const { id } = await lab.received(order);
    const { status, text, headers } = await send(aMessage({ controlId: 'C-1', obx: [aResult('K', '4.1'), aResult('NA', '141')] }));
    expect([status, headers['content-type']]).toEqual([200, `${TYPE}; charset=utf-8`]);
    expect(text).toMatch(/^MSH\|\^~\\&\|HMS\|City\|Analyser\|Central\|\d{14}\+0000\|\|ACK\^R01\^ACK\|[^|]+\|P\|2\.5\.1\rMSA\|AA\|C-1\r$/);
    expect(await valuesOf(id)).toEqual(['K preliminary 4.1', 'NA preliminary 141']);
    const [filed] = ok(await lab.as.Doctor.get<LabMessageList>('/api/lab-messages?status=filed')).data;
    expect(filed).toMatchObject({ status: 'filed', sender: 'Analyser at Central', controlId: 'C-1', resultCount: 2, faults: [] });
    expect((await lab.verify(id)).status).toBe(200);
    await read(filed.id);
    const events = await lab.rows<{ action: string; patient_id: string }>(
      `SELECT action, patient_id FROM {schema}.audit_events WHERE entity_id = $1 ORDER BY occurred_at`,
      [filed.id],
    );
    expect(events).toEqual(['lab_message.filed', 'lab_message.read'].map((action) => ({ action, patient_id: order.patient.id })));
  });

  it('come by the number of the tube, in another unit, and partly, with what they are calculated of', async () => {
    order = await lab.ordered(['CHOL', 'HDL', 'TRIG', 'LDL'], { allowDuplicate: true });
    const { id, accessionNumber } = await lab.received(order);
    const obx = [
      'NM|2093-3^Cholesterol^LN||200|mg/dL^mg/dL^UCUM|||||F',
      'NM|2085-9^HDL^LN||50|mg/dL^mg/dL^UCUM|||||P',
      'NM|2571-8^Triglycerides^LN||150|mg/dL^mg/dL^UCUM|||||F',
      'NM|13457-7^LDL^LN||1|mg/dL^mg/dL^UCUM|||||F',
    ];
    expect((await send(aMessage({ order: accessionNumber, obx }))).text).toMatch(/MSA\|AA/);
    expect(await valuesOf(id)).toEqual(['CHOL preliminary 200', 'HDL in_progress 50', 'TRIG preliminary 150', 'LDL in_progress 120']);
  });

  it('are taken once, however often and at the same time they are sent; another message of the number is refused', async () => {
    await lab.received(order);
    const text = aMessage({ controlId: 'C-2' });
    const answers = await Promise.all([1, 2, 3].map(() => send(text)));
    expect(answers.map((answer) => /MSA\|(..)/.exec(answer.text)![1])).toEqual(['AA', 'AA', 'AA']);
    expect((await send(aMessage({ controlId: 'C-2', obx: [aResult('K', '5.9')] }))).text).toMatch(/MSA\|AR\|C-2\rERR/);
    const rows = await lab.rows<{ n: number }>(
      `SELECT count(*)::int AS n FROM {schema}.lab_results r JOIN {schema}.lab_order_items i ON i.id = r.item_id WHERE i.order_id = $1`,
      [order.id],
    );
    expect(rows).toEqual([{ n: 1 }]);
  });

  it('are filed as a whole: a blood count of ten values, some of them in units of another laboratory', async () => {
    const values = {
      WBC: ['6690-2', '7.2', '10*3/uL'],
      RBC: ['789-8', '4.41', '10*6/uL'],
      HGB: ['718-7', '132', 'g/L'],
      HCT: ['4544-3', '39.8', '%'],
      MCV: ['787-2', '90.2', 'fL'],
      MCH: ['785-6', '29.9', 'pg'],
      MCHC: ['786-4', '33.2', 'g/dL'],
      RDW: ['788-0', '13.1', '%'],
      PLT: ['777-3', '210', '10*3/uL'],
      NEUT: ['770-8', '61', '%'],
    } as const;
    order = await lab.ordered(Object.keys(values), { allowDuplicate: true });
    const { id } = await lab.received(order);
    const obx = Object.values(values).map(([loinc, value, unit]) => `NM|${loinc}^^LN||${value}|${unit}^${unit}^UCUM|||||F`);
    expect((await send(aMessage({ obx }))).text).toMatch(/MSA\|AA\|[^\r]+\r$/);
    const filed = (await lab.sheet(id)).entries.map(({ code, status, result }) => [code, status, result?.display]);
    expect(filed).toHaveLength(10);
    expect(filed.map(([, status]) => status)).toEqual(Array(10).fill('preliminary'));
    expect(Object.fromEntries(filed.map(([code, , display]) => [code, display]))).toMatchObject({ WBC: '7.2', HGB: '13.2', PLT: '210' });
  });

  it('come from a program that was given the right', async () => {
    const { id } = await lab.received(order);
    const operator = await api.operator();
    const program = await aProgram(api, operator, { tenantId: lab.hospital.id, scopes: ['labs:result'] });
    const sent = { body: aMessage(), headers: { 'content-type': TYPE } };
    expect((await program.send('POST', '/api/lab-messages', sent)).text).toMatch(/MSA\|AA/);
    const [entry] = (await lab.sheet(id)).entries;
    expect(entry.result).toMatchObject({ display: '4.1', enteredBy: program.name, verifiedBy: null });
    const other = await aProgram(api, operator, { tenantId: lab.hospital.id, scopes: ['patients:read'] });
    expect((await other.send('POST', '/api/lab-messages', sent)).status).toBe(403);
  });
});

describe('what does not match waits for a person, as a whole', () => {
  it.each<[string, Sent | (() => Sent), string[]]>([
    ['an order that nobody placed', { order: 'LAB-9999999' }, ['order.unknown']],
    ['no order', { order: '' }, ['order.unknown']],
    ['another patient', { patient: 'CH-9999999' }, ['patient.differs']],
    ['another birth date', { born: '19610715' }, ['patient.birth_date_differs']],
    ['a test run of the sender', { processing: 'T' }, ['message.test']],
    ['a local code, though we have a test of that name', { obx: ['NM|K^Kalium^L||4.1|mmol/L|||||F'] }, ['code.unknown OBX 1']],
    ['a code that nobody knows', { obx: ['NM|KALIUM^Kalium^L||4.1|mmol/L|||||F'] }, ['code.unknown OBX 1']],
    ['a test that was not ordered', { obx: [aResult('K', '4.1'), 'NM|2160-0^Creatinine^LN||1|mg/dL|||||F'] }, ['test.not_ordered OBX 2']],
    ['a value twice', { obx: [aResult('K', '4.1'), aResult('K', '4.2')] }, ['result.repeated OBX 2']],
    ['a thousands separator', { obx: [aResult('NA', '1,410')] }, ['result.no_number OBX 1']],
    ['no unit', { obx: [aResult('K', '4.1', '')] }, ['result.no_unit OBX 1']],
    ['a unit of something else', { obx: [aResult('K', '4.1', 'mm[Hg]')] }, ['unit.not_convertible OBX 1']],
    ['no value', { obx: [aResult('K', '')] }, ['result.empty OBX 1']],
    ['a result that cannot be had', { obx: [aResult('K', '4.1', 'mmol/L', 'X')] }, ['result.none OBX 1']],
    ['nothing at all', { obx: [] }, ['result.none']],
  ])('%s', async (_, sent, faults) => {
    const { id } = await lab.received(order);
    const message = await held(typeof sent === 'function' ? sent() : sent);
    expect([message.status, faultsOf(message)]).toEqual(['quarantined', faults]);
    expect(await valuesOf(id)).toEqual(['K received –', 'NA received –']);
  });

  it('a specimen that is on its way: filed once it has come', async () => {
    const message = await held({});
    expect(faultsOf(message)).toEqual(['specimen.not_received OBX 1']);
    const { id } = await lab.received(order);
    expect(ok(await release(message.id, {}, { version: message.version }))).toMatchObject({ status: 'filed', faults: [] });
    expect(await valuesOf(id)).toContain('K preliminary 4.1');
    expect((await release(message.id)).problem.code).toBe('lab_message.illegal_state');
  });

  it('a final result: it is corrected by a person, never by a message', async () => {
    const { id } = await lab.received(order);
    ok(await lab.enter(id, { K: '4.1' }));
    ok(await lab.verify(id));
    expect(faultsOf(await held({ obx: [aResult('K', '6.3', 'mmol/L', 'C')] }))).toEqual(['result.final OBX 1']);
    expect(await valuesOf(id)).toContain('K final 4.1');
  });

  it('a code of the sender: somebody says once what it means, for this sender alone', async () => {
    await lab.received(order);
    const kalium = { obx: ['NM|KALIUM^Kalium^99X||4.1|mmol/L|||||F'] };
    const message = await held(kalium);
    const { sender, results } = message;
    const said = { sender, system: results[0].system, code: results[0].code, testId: lab.test('K').id };
    expect((await lab.as.LabTechnician.post('/api/lab-code-mappings', said)).problem.code).toBe('permission.denied');
    const mapping = ok(await lab.as.Admin.post<LabCodeMapping>('/api/lab-code-mappings', said));
    expect(mapping).toMatchObject({ code: 'KALIUM', testName: 'Potassium' });
    expect((await read(message.id)).results[0].testName).toBe('Potassium');
    expect(ok(await release(message.id)).status).toBe('filed');
    const elsewhere = aMessage(kalium).replace('|Analyser|', '|Other|');
    expect((await send(elsewhere)).text).toMatch(/Nobody has said what the code KALIUM means here/);
    expect((await lab.as.Admin.delete(`/api/lab-code-mappings/${mapping.id}`)).status).toBe(204);
    expect((await lab.as.Admin.delete(`/api/lab-code-mappings/${mapping.id}`)).status).toBe(404);
  });

  it('a person who was compared: filed for the order of one’s choice, and the audit has that somebody made sure', async () => {
    const { id } = await lab.received(order);
    const message = await held({ order: 'F-77', patient: 'MPI-1' });
    expect(faultsOf(ok(await release(message.id, { orderNumber: order.orderNumber })))).toEqual(['patient.differs']);
    expect(ok(await release(message.id, { orderNumber: order.orderNumber, identityChecked: true })).status).toBe('filed');
    expect(await valuesOf(id)).toContain('K preliminary 4.1');
    const rows = await lab.rows<{ details: object }>(
      `SELECT details FROM {schema}.audit_events WHERE entity_id = $1 AND action = 'lab_message.filed'`,
      [message.id],
    );
    expect(rows).toEqual([{ details: { orderId: order.id, identityChecked: true } }]);
  });

  it('is put aside with a reason, by one of two, and stays readable', async () => {
    const message = await held({ order: '' });
    const discard = (reason = 'Of another hospital') =>
      lab.as.LabTechnician.post<LabMessage>(`/api/lab-messages/${message.id}/discard`, { reason });
    expect((await discard('')).problem.code).toBe('request.invalid');
    const answers = await Promise.all([discard(), discard()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await read(message.id)).toMatchObject({ status: 'discarded', discardReason: 'Of another hospital' });
  });

  it('a record that was merged: the number of old leads to the order of the record that goes on', async () => {
    const { id } = await lab.received(order);
    const old = await lab.aPatient({ lastName: 'Rao' });
    const schema = `"${lab.hospital.id}"`;
    await api.database.query(`UPDATE ${schema}.patients SET status = 'merged', replaced_by = $2 WHERE id = $1`, [old.id, order.patient.id]);
    expect((await send(aMessage({ patient: old.patientNumber }))).text).not.toMatch(/ERR/);
    expect(await valuesOf(id)).toContain('K preliminary 4.1');
  });
});

describe('what is none of ours', () => {
  it.each<[string, string, string]>([
    ['another kind of message', 'ADT^A01', 'Only results are taken'],
    ['a number that is missing', 'ORU^R01', 'no usable number'],
  ])('%s is refused with AR, and nothing is stored', async (_, type, words) => {
    const before = (await lab.rows('SELECT id FROM {schema}.lab_messages')).length;
    const { status, text } = await send(aMessage({ type, controlId: type === 'ORU^R01' ? '' : 'X-1' }));
    expect([status, /MSA\|(..)/.exec(text)![1], text.includes(words)]).toEqual([200, 'AR', true]);
    expect(await lab.rows('SELECT id FROM {schema}.lab_messages')).toHaveLength(before);
  });

  it.each<[string, string | Buffer]>([
    ['nothing', ''],
    ['words', 'Potassium is 4.1'],
    ['two messages', 'MSH|^~\\&|A|B|C|D|20261122||ORU^R01|1|P|2.5.1\rMSH|^~\\&|A|B|C|D|20261122||ORU^R01|2|P|2.5.1'],
    ['other delimiters', 'MSH#^~\\&#A#B#C#D#20261122##ORU^R01#1#P#2.5.1'],
    ['bytes that are no text', Buffer.from([0x4d, 0x53, 0x48, 0x7c, 0xff, 0xfe])],
  ])('%s: 400 that says what to send', async (_, text) => {
    const { status, problem } = await send(text);
    expect([status, problem.code]).toEqual([400, 'request.invalid']);
  });

  it('too much is 413, and another type of body 415', async () => {
    expect((await send(`${aMessage()}\r${'NTE|1||x\r'.repeat(40_000)}`)).status).toBe(413);
    expect((await lab.as.LabTechnician.upload('/api/lab-messages', aMessage(), 'text/plain')).status).toBe(415);
  });

  it('files of old come in Latin-1, with a mark at the beginning and MLLP around them', async () => {
    await lab.received(order);
    const text = aMessage().replace('|2.5.1', '|2.5.1||||||8859/1').replace('Rao^', 'Ráo^').replaceAll('\r', '\r\n');
    const bytes = Buffer.concat([Buffer.from([0x0b]), Buffer.from(text, 'latin1'), Buffer.from([0x1c, 0x0d])]);
    expect((await send(bytes)).text).toMatch(/MSA\|AA\|[^|]*\r$/);
    const [line] = ok(await lab.as.LabTechnician.get<LabMessageList>('/api/lab-messages')).data;
    expect(line.patient.name).toBe('Ráo, Asha');
  });
});

it('another hospital sees nothing of it', async () => {
  const message = await held({ order: '' });
  const other = await Laboratory.open(api);
  expect((await other.as.LabTechnician.get(`/api/lab-messages/${message.id}`)).status).toBe(404);
  expect((await other.as.LabTechnician.post(`/api/lab-messages/${message.id}/release`, {})).status).toBe(404);
  // The order of the first hospital is no order here.
  expect((await send(aMessage(), other.as.LabTechnician)).text).toMatch(/No order or specimen has the number/);
});
