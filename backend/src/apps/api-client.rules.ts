import type { ApiClientDetails, ApiClientKind, FieldError } from '@hms/shared-dto';
import type { ClientValues } from './api-clients.queries.js';

/** What of the details a kind of app has, with nothing for what it has not. */
export const valuesOf = ({ name, scopes = [], origins = [], ratePerSecond }: ApiClientDetails): ClientValues => ({
  name,
  scopes,
  origins,
  ratePerSecond: ratePerSecond ?? null,
});

const REQUIRED_SCOPE = { path: 'scopes', code: 'scopes.required', message: 'Choose at least one scope.' };
const NO_SCOPES = {
  path: 'scopes',
  code: 'scopes.of_server',
  message: 'Only a server app has scopes: in a browser app people have their own rights.',
};
const REQUIRED_ORIGIN = { path: 'origins', code: 'origins.required', message: 'Write at least one origin.' };
const NO_ORIGINS = { path: 'origins', code: 'origins.of_browser', message: 'Only a browser app has origins.' };

/** What does not fit the kind of app. */
export function misfitsOf(kind: ApiClientKind, { scopes, origins }: ClientValues): FieldError[] {
  const [needed, missing, foreign, surplus] =
    kind === 'server' ? [scopes, REQUIRED_SCOPE, origins, NO_ORIGINS] : [origins, REQUIRED_ORIGIN, scopes, NO_SCOPES];
  return [...(needed.length === 0 ? [missing] : []), ...(foreign.length > 0 ? [surplus] : [])];
}

/** Names of the details that differ, with the settings before and after: what the audit keeps. */
export function changesOf(before: ClientValues, after: ClientValues): Record<string, { before: unknown; after: unknown }> {
  const keys = ['name', 'scopes', 'origins', 'ratePerSecond'] as const;
  const changed = keys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
  return Object.fromEntries(changed.map((key) => [key, { before: before[key], after: after[key] }]));
}
