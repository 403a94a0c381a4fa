import { ERROR_CODES, PROGRAM_SCOPES, type ErrorCode } from '@hms/shared-dto';
import { HL7 } from '../common/answers.js';
import type { ClassDoc, MethodDoc } from './doc-comments.js';
import { exampleOf } from './examples.js';
import { isCalendar, PDF, problemStatuses } from './problem-statuses.js';
import type { Route } from './routes.js';
import { SCHEMA_POINTER, type Schema, type Schemas } from './schemas.js';

const JSON_TYPE = 'application/json';
const CSV_EXAMPLE = 'First name,Last name,DOB,Gender,Mobile\nAsha,Kulkarni,1978-03-02,F,9822041763\n';

const EVENTS_EXAMPLE =
  'id: 42\nevent: patient.registered\ndata: {"kind":"patient.registered","ids":{"patientId":"0197f2c4-8a51-7cc3-9d7e-5b1f20a4c611"},"at":"2026-11-22T05:11:00.000Z"}\n\n';
const CALENDAR_EXAMPLE = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Hospital Management System//Appointments//EN\r\nEND:VCALENDAR\r\n';
/** How the file begins: the rest is no text. */
const PDF_EXAMPLE = '%PDF-1.7';
const HL7_SENT = [
  'MSH|^~\\&|Analyser|Central Laboratory|HMS|City Hospital|20261122104000+0530||ORU^R01^ORU_R01|20261122-000017|P|2.5.1',
  'PID|1||CH-0000042||Rao^Asha||19610714|F',
  'OBR|1|LAB-0000012||24326-1^Electrolytes^LN',
  'OBX|1|NM|2823-3^Potassium^LN||4.1|mmol/L^mmol/L^UCUM|3.5-5.0|N|||F',
];
const HL7_ANSWERED = [
  'MSH|^~\\&|HMS|City Hospital|Analyser|Central Laboratory|20261122051000+0000||ACK^R01^ACK|0197f2c4-8a51-7cc3-9d7e-5b1f20a4c611|P|2.5.1',
  'MSA|AA|20261122-000017',
];
/** What is sent where it is not JSON, by media type. */
const SENT_EXAMPLES: Readonly<Record<string, string>> = { 'text/csv': CSV_EXAMPLE, [HL7]: HL7_SENT.join('\r') };
/** What is answered where it is not JSON, by media type. */
const TEXT_EXAMPLES: Readonly<Record<string, string>> = {
  [PDF]: PDF_EXAMPLE,
  'text/csv': CSV_EXAMPLE,
  'text/event-stream': EVENTS_EXAMPLE,
  'text/calendar': CALENDAR_EXAMPLE,
  [HL7]: HL7_ANSWERED.join('\r'),
};

export interface OperationContext {
  readonly docs: ReadonlyMap<string, ClassDoc>;
  readonly schemas: Schemas;
}

const NO_DOC: MethodDoc = { text: '', parameterDecorators: [], parameterNames: [] };

/** `PatientImportController` → `patientImport`. */
const shortName = (route: Route): string => {
  const name = route.controller.name.replace(/Controller$/, '');
  return name.charAt(0).toLowerCase() + name.slice(1);
};

/** The collection below `/api`, or the first part of the path. */
export const tagOf = (route: Route): string => route.path.split('/').find((part) => part !== '' && part !== 'api') ?? 'api';

/** First sentence as the summary, the rest as the description. */
function wordsOf({ text }: MethodDoc, route: Route): { summary: string; description?: string } {
  const [first = '', ...others] = text.split('\n\n');
  const end = /[.!?](?=\s+[A-Z])/.exec(first)?.index ?? first.length;
  const summary = first.slice(0, end).replace(/\.$/, '') || route.handler;
  const description = [first.slice(end + 1).trim(), ...others].filter(Boolean).join('\n\n');
  return { summary, ...(description ? { description } : {}) };
}

const ref = (kind: string, name: string) => ({ $ref: `#/components/${kind}/${name}` });

function queryParameters(route: Route, { schemas }: OperationContext) {
  const schema = route.query ? schemas[route.query.name] : undefined;
  return Object.entries(schema?.properties ?? {}).map(([name, { description, ...value }]) => ({
    name,
    in: 'query',
    required: schema?.required?.includes(name) ?? false,
    ...(description ? { description } : {}),
    schema: value,
  }));
}

function pathParameters(route: Route, { schemas }: OperationContext) {
  const known = route.params ? schemas[route.params.name]?.properties : undefined;
  return [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => {
    const { description, ...schema }: Schema = known?.[name] ?? { type: 'string', examples: [pathExample(route, name)] };
    return { name, in: 'path', required: true, ...(description ? { description } : {}), schema };
  });
}

const pathExample = (route: Route, name: string): string => {
  if (name === 'subdomain') return 'cityhospital';
  if (name !== 'id') return name;
  return tagOf(route) === 'tenants' ? 'tenant_1762083064503' : '0197f2c4-8a51-7cc3-9d7e-5b1f20a4c611';
};

function headerParameters(route: Route, doc: MethodDoc) {
  const hospital = route.tenantRoute || route.scope === 'tenant';
  return [
    ...(route.noApp ? [] : [ref('parameters', 'AppId')]),
    ...(hospital ? [ref('parameters', 'TenantId')] : []),
    ...(route.scope === 'session' ? [ref('parameters', 'TenantIdOfSession')] : []),
    ...(route.idempotent ? [ref('parameters', 'IdempotencyKey')] : []),
    ...(doc.parameterDecorators.includes('IfMatch') ? [ref('parameters', 'IfMatch')] : []),
    ...(doc.parameterDecorators.some((name) => name === 'IfMatchIfSent' || name === 'IfMatchOnceFound')
      ? [ref('parameters', 'IfMatchOptional')]
      : []),
  ];
}

function requestBody(route: Route, { schemas }: OperationContext) {
  if (route.consumes)
    return { required: true, content: { [route.consumes]: { schema: { type: 'string' }, example: SENT_EXAMPLES[route.consumes] } } };
  if (!route.body) return undefined;
  const schema = { $ref: `${SCHEMA_POINTER}${route.body.name}` };
  return { required: true, content: { [JSON_TYPE]: { schema, example: exampleOf(schema, schemas) } } };
}

const STATUS_WORDS: Readonly<Record<number, string>> = {
  200: 'Done',
  201: 'Created',
  202: 'Accepted for later',
  204: 'Done, nothing to tell',
};

function answerContent(route: Route, { schemas }: OperationContext) {
  const { type, array, mediaType } = route.answer ?? { type: null, array: false };
  if (mediaType) {
    const schema = mediaType === PDF ? { type: 'string', format: 'binary' } : { type: 'string' };
    return { content: { [mediaType]: { schema, example: TEXT_EXAMPLES[mediaType] } } };
  }
  if (!type) return {};
  const one = { $ref: `${SCHEMA_POINTER}${type.name}` };
  const schema: Schema = array ? { type: 'array', items: one } : one;
  return { content: { [JSON_TYPE]: { schema, example: exampleOf(schema, schemas) } } };
}

function success(route: Route, context: OperationContext) {
  const status = route.answer?.status ?? 200;
  return {
    ...(isCalendar(route) ? { 304: { description: 'Nothing has changed' } } : {}),
    [status]: {
      description: STATUS_WORDS[status] ?? 'Done',
      ...(status === 201 ? { headers: { Location: ref('headers', 'Location') } } : {}),
      ...answerContent(route, context),
    },
  };
}

const failures = (route: Route, doc: MethodDoc, context: OperationContext) =>
  Object.fromEntries(problemStatuses(route, doc, context).map((status) => [status, ref('responses', `Problem${status}`)]));

const permissionOf = ({ access }: Route): string | string[] =>
  access?.kind === 'permission' ? [...access.anyOf] : (access?.kind ?? 'closed');

/** A program's key opens what a scope can be given for, unless the route asks for a person. */
function securityOf({ access, stepUp }: Route): Record<string, []>[] {
  if (access?.kind === 'public') return [];
  const scopes: readonly string[] = PROGRAM_SCOPES;
  const openToPrograms =
    access?.kind === 'permission' ? !stepUp && access.anyOf.some((permission) => scopes.includes(permission)) : access?.programs === true;
  return [{ accessToken: [] }, ...(openToPrograms ? [{ appKey: [] as [] }] : [])];
}

/** One operation of the document. */
export function operationOf(route: Route, context: OperationContext): Record<string, unknown> {
  const doc = context.docs.get(route.controller.name)?.methods.get(route.handler) ?? NO_DOC;
  const parameters = [...pathParameters(route, context), ...queryParameters(route, context), ...headerParameters(route, doc)];
  const body = requestBody(route, context);
  return {
    operationId: `${shortName(route)}_${route.handler}`,
    tags: [tagOf(route)],
    ...wordsOf(doc, route),
    'x-permission': permissionOf(route),
    security: securityOf(route),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body ? { requestBody: body } : {}),
    responses: { ...success(route, context), ...failures(route, doc, context) },
  };
}

/** Codes that come with a status, for the problem's description. */
export const codesOf = (status: number): ErrorCode[] =>
  (Object.keys(ERROR_CODES) as ErrorCode[]).filter((code) => ERROR_CODES[code] === status);
