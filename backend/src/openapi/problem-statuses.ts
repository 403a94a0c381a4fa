import type { MethodDoc } from './doc-comments.js';
import type { OperationContext } from './operation.js';
import type { Route } from './routes.js';

export const PDF = 'application/pdf';
/** What is not signed or measured yet cannot be printed. */
const isPaper = ({ answer }: Route): boolean => answer?.mediaType === PDF;
/** By a secret code in its query. */
const isVerification = ({ path }: Route): boolean => path.endsWith('/verification');

/** A program keeps its copy of a calendar and asks whether it still holds. */
export const isCalendar = ({ answer }: Route): boolean => answer?.mediaType === 'text/calendar';

const isCounted = (route: Route): boolean => !route.noApp || isCalendar(route) || isVerification(route);
const mayBeMissing = (route: Route, context: OperationContext): boolean => namesSomething(route, context) || isVerification(route);

/** A `PUT` that may go without a version makes a new thing; over one that is there it must name the version too. */
function versionStatuses({ method }: Route, { parameterDecorators }: MethodDoc): number[] {
  const required = parameterDecorators.includes('IfMatch') || parameterDecorators.includes('IfMatchOnceFound');
  if (!required && !parameterDecorators.includes('IfMatchIfSent')) return [];
  return required || method === 'put' ? [412, 428] : [412];
}

/** In its path, by a mailed token, for an upload its column mapping, or by an id in its body. */
const namesSomething = ({ path, consumes, body }: Route, { schemas }: OperationContext): boolean =>
  path.includes('{') ||
  path.startsWith('/auth/invitation') ||
  consumes !== undefined ||
  Object.entries(schemas[body?.name ?? '']?.properties ?? {}).some(([name, { format }]) => name.endsWith('Id') && format === 'uuid');

/** Which problems a route can answer, by how it is declared. */
export function problemStatuses(route: Route, doc: MethodDoc, context: OperationContext): number[] {
  const hasBody = route.body !== null || route.consumes !== undefined;
  const isSignIn = route.path.startsWith('/auth/');
  // Of what is done at sign-in, the second factor alone has states and rules.
  const changes = route.method !== 'get' && (!isSignIn || route.path.startsWith('/auth/mfa'));
  const possible: [number, boolean][] = [
    [400, true],
    [401, route.access?.kind !== 'public' || isSignIn],
    [403, !route.noApp],
    [404, mayBeMissing(route, context)],
    [409, changes || isPaper(route)],
    [413, hasBody],
    [415, hasBody],
    [422, changes],
    [429, isCounted(route)],
    [503, true],
  ];
  return [...possible.filter(([, applies]) => applies).map(([status]) => status), ...versionStatuses(route, doc)];
}
