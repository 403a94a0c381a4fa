import type { Tenant, UpdateTenantRequest } from '@hms/shared-dto';
import { formatPhone } from '@hms/shared-ui';

export type EditableField = 'name' | 'email' | 'phone' | 'address' | 'subdomain' | 'timeZone' | 'brandColour';

export interface Change {
  readonly path: EditableField;
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

const LABELS: Readonly<Record<EditableField, string>> = {
  name: 'Name',
  subdomain: 'Subdomain',
  email: 'E-mail',
  phone: 'Telephone',
  address: 'Address',
  timeZone: 'Time zone',
  brandColour: 'Colour',
};
const FIELDS = Object.keys(LABELS) as EditableField[];

type Values = Readonly<Partial<Record<EditableField, string | null>>>;

const read = (path: EditableField, value: string | null | undefined): string =>
  path === 'phone' && value ? formatPhone(value) : (value ?? '');

/** The fields in which two versions differ, as people read them. What `after` leaves out stays as it is. */
export const changesBetween = (before: Values, after: Values): readonly Change[] =>
  FIELDS.filter((path) => after[path] !== undefined && (before[path] ?? '') !== (after[path] ?? '')).map((path) => ({
    path,
    label: LABELS[path],
    before: read(path, before[path]),
    after: read(path, after[path]),
  }));

/**
 * After a 412: fields that both sides changed, to be chosen by the person. Fields that only they changed are not asked for:
 * see `mergeTheirs`.
 */
export const conflictsOf = (base: Tenant, mine: UpdateTenantRequest, theirs: Tenant): readonly Change[] => {
  const theirChanges = new Set(changesBetween(base, theirs).map(({ path }) => path));
  return changesBetween(theirs, mine).filter(({ path }) => theirChanges.has(path) && (mine[path] ?? '') !== (base[path] ?? ''));
};

/** My request on top of their version: what I did not touch takes their value. */
export const mergeTheirs = (base: Tenant, mine: UpdateTenantRequest, theirs: Tenant): UpdateTenantRequest => {
  const merged: Record<string, string | undefined> = { ...mine };
  for (const path of FIELDS) if ((mine[path] ?? '') === (base[path] ?? '')) merged[path] = theirs[path] ?? undefined;
  return merged as unknown as UpdateTenantRequest;
};
