import type { HospitalRole, MembershipStatus, User, UserQuery } from '@hms/shared-dto';
import { HOSPITAL_ROLES, ROLE_LABELS } from '@hms/shared-dto';
import { type IconName, type Tone, asked, cursorText, oneOf, searchText } from '@hms/shared-ui';

/** The list's query parameters as they stand in the URL: anybody may have typed them. */
export interface UserListParams {
  readonly q?: string;
  readonly tenantId?: string;
  readonly role?: string;
  readonly status?: string;
  readonly cursor?: string;
}

interface StatusLook {
  readonly value: MembershipStatus;
  readonly label: string;
  readonly tone: Tone;
  readonly icon: IconName;
}

export const STATUSES: readonly StatusLook[] = [
  { value: 'active', label: 'Active', tone: 'ok', icon: 'check_circle' },
  { value: 'invited', label: 'Invited', tone: 'info', icon: 'mail' },
  { value: 'pending', label: 'Awaits approval', tone: 'waiting', icon: 'schedule' },
  { value: 'suspended', label: 'Suspended', tone: 'neutral', icon: 'pause_circle' },
];

export const ROLES: readonly { readonly value: HospitalRole; readonly label: string }[] = HOSPITAL_ROLES.map((value) => ({
  value,
  label: ROLE_LABELS[value],
}));

const PAGE_SIZE = 25;
const TENANT_ID = /^[a-z0-9_]{1,64}$/;

/** What to ask the server. Unknown values in the URL are left out: the server would refuse them. */
export function toUserQuery({ q, tenantId, role, status, cursor }: UserListParams): UserQuery {
  return asked<UserQuery>({
    limit: PAGE_SIZE,
    q: searchText(q),
    tenantId: tenantId && TENANT_ID.test(tenantId) ? tenantId : undefined,
    role: oneOf(HOSPITAL_ROLES, role),
    status: oneOf(
      STATUSES.map(({ value }) => value),
      status,
    ),
    cursor: cursorText(cursor),
  });
}

export const statusLook = (status: MembershipStatus): StatusLook => STATUSES.find(({ value }) => value === status) ?? STATUSES[3];

export const rolesInWords = ({ roles }: Pick<User, 'roles'>): string => roles.map((role) => ROLE_LABELS[role]).join(', ') || 'No role';

/** The filters in words, for "Nobody matches …". Empty when none is set. */
export function filtersInWords(params: UserListParams, hospital: string | null): string {
  const { q, role, status } = toUserQuery(params);
  const words = [
    q ? `'${q}'` : undefined,
    role && ROLE_LABELS[role].toLowerCase(),
    status && statusLook(status).label.toLowerCase(),
    hospital ? `at ${hospital}` : undefined,
  ];
  return words.filter(Boolean).join(', ');
}
