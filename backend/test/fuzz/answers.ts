import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { Answer } from '../client.js';
import { DOCUMENT, type Operation } from './document.js';

const ajv = new Ajv2020({ strict: false, allErrors: true });
formats.default(ajv);
ajv.addSchema(DOCUMENT, 'api');

const validators = new Map<string, ValidateFunction | null>();

/** `~1` and `~0` are JSON Pointer's `/` and `~` (RFC 6901). */
const pointer = (...parts: string[]): string =>
  parts.map((part) => `/${encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))}`).join('');

interface ResponseObject {
  readonly $ref?: string;
  readonly content?: Readonly<Record<string, unknown>>;
}

/** Null where the document has no body of this type. */
function compiled(response: ResponseObject, at: string, mediaType: string): ValidateFunction | null {
  const hasContent = response.$ref !== undefined || response.content?.[mediaType] !== undefined;
  return hasContent ? ajv.compile({ $ref: `api#${at}${pointer('content', mediaType, 'schema')}` }) : null;
}

function validatorOf({ route }: Operation, status: number, mediaType: string): ValidateFunction | null {
  const response = DOCUMENT.paths[route.path][route.method].responses[status] as ResponseObject;
  const at = response.$ref?.slice(1) ?? pointer('paths', route.path, route.method, 'responses', String(status));
  const key = `${at} ${mediaType}`;
  if (!validators.has(key)) validators.set(key, compiled(response, at, mediaType));
  return validators.get(key)!;
}

/** What came: JSON as its value, anything else as its text. */
const contentOf = ({ body, text }: Answer<unknown>, mediaType: string): unknown => (mediaType.endsWith('json') ? body : text);

/** What is wrong with an answer, whatever was asked: a failure of ours, a status that is not in the document, a body that is not as it says. */
export function faultOf(operation: Operation, answer: Answer<unknown>): string | null {
  const { status, headers } = answer;
  if (status >= 500) return `answered ${status}`;
  if (!operation.statuses.includes(status)) return `answered ${status}, which is not in the document`;
  const mediaType = String(headers['content-type'] ?? '').split(';')[0];
  const validator = validatorOf(operation, status, mediaType);
  if (!validator) return status === 204 || mediaType !== 'application/json' ? null : `${status} with a body that is not in the document`;
  return validator(contentOf(answer, mediaType)) ? null : `${status}: ${ajv.errorsText(validator.errors)}`;
}
