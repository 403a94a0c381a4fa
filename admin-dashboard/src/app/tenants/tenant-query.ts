import type { Plan, TenantQuery, TenantStatus } from '@hms/shared-dto';
import { asked, cursorText, oneOf, searchText } from '@hms/shared-ui';

/** The list's query parameters as they stand in the URL: anybody may have typed them. */
export interface TenantListParams {
  readonly q?: string;
  readonly status?: string;
  readonly plan?: string;
  readonly sort?: string;
  readonly cursor?: string;
}

export const STATUSES: readonly { readonly value: TenantStatus; readonly label: string }[] = [
  { value: 'active', label: 'Active' },
  { value: 'suspended', label: 'Suspended' },
  { value: 'provisioning', label: 'Setting up' },
];

export const PLANS: readonly { readonly value: Plan; readonly label: string }[] = [
  { value: 'basic', label: 'Basic' },
  { value: 'advanced', label: 'Advanced' },
  { value: 'premium', label: 'Premium' },
];

export const SORTS: readonly { readonly value: NonNullable<TenantQuery['sort']>; readonly label: string }[] = [
  { value: '-createdAt', label: 'Newest first' },
  { value: 'createdAt', label: 'Oldest first' },
  { value: 'name', label: 'Name A to Z' },
  { value: '-name', label: 'Name Z to A' },
];

/** Cards fill three columns evenly. */
const PAGE_SIZE = 18;

const valuesOf = <T extends string>(choices: readonly { readonly value: T }[]): T[] => choices.map(({ value }) => value);

/** What to ask the server. Unknown values in the URL are left out: the server would refuse them. */
export function toTenantQuery({ q, status, plan, sort, cursor }: TenantListParams): TenantQuery {
  return asked<TenantQuery>({
    limit: PAGE_SIZE,
    q: searchText(q),
    status: oneOf(valuesOf(STATUSES), status),
    plan: oneOf(valuesOf(PLANS), plan),
    sort: oneOf(valuesOf(SORTS), sort),
    cursor: cursorText(cursor),
  });
}

/** The filters in words, for "No hospital matches …". Empty when none is set. */
export function filtersInWords(params: TenantListParams): string {
  const { q, status, plan } = toTenantQuery(params);
  const label = <T>(choices: readonly { readonly value: T; readonly label: string }[], value: T) =>
    choices.find((choice) => choice.value === value)?.label.toLowerCase();
  return [q ? `'${q}'` : undefined, status && label(STATUSES, status), plan && `plan ${label(PLANS, plan)}`].filter(Boolean).join(', ');
}
