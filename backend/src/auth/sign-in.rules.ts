import type { DomainError } from '../common/domain-error.js';
import { authFailed, tenantLocked, userPending, userSuspended } from './auth.errors.js';
import type { Membership, Person } from './people.queries.js';

/** The hospital that a sign-in names; empty when it names none. */
export interface NamedTenant {
  readonly tenantId?: string | undefined;
  readonly subdomain?: string | undefined;
}

/** Where a person with the right password gets in. */
export type Choice =
  | { readonly kind: 'platform' }
  | { readonly kind: 'hospital'; readonly membership: Membership }
  | { readonly kind: 'several'; readonly memberships: readonly Membership[] }
  | { readonly kind: 'refused'; readonly error: DomainError };

const refused = (error: DomainError): Choice => ({ kind: 'refused', error });

/** Why a membership is no way in; null when it is one. An invitation is none before it is accepted. */
export function refusalOfMembership({ status, tenantStatus, suspensionKind, suspensionReason }: Membership): DomainError | null {
  if (status === 'suspended') return userSuspended();
  if (status === 'pending') return userPending();
  if (status !== 'active' || tenantStatus === 'provisioning') return authFailed();
  return suspensionKind === 'lock' ? tenantLocked(suspensionReason) : null;
}

function chooseNamed({ memberships }: Person, { tenantId, subdomain }: NamedTenant): Choice {
  const membership = memberships.find(
    (one) => (tenantId === undefined || one.tenantId === tenantId) && (subdomain === undefined || one.subdomain === subdomain),
  );
  if (!membership) return refused(authFailed());
  const refusal = refusalOfMembership(membership);
  return refusal ? refused(refusal) : { kind: 'hospital', membership };
}

function chooseAmong(memberships: readonly Membership[]): Choice {
  const usable = memberships.filter((membership) => refusalOfMembership(membership) === null);
  if (usable.length > 1) return { kind: 'several', memberships: usable };
  const [only] = usable;
  if (only) return { kind: 'hospital', membership: only };
  const refusals = memberships.map(refusalOfMembership).filter((refusal) => refusal !== null);
  return refused(refusals.find(({ status }) => status === 403) ?? authFailed());
}

/** A named hospital is the only candidate. With none named: the platform, the single hospital that is open to this person, or a choice. */
export function choose(person: Person, named: NamedTenant): Choice {
  if (named.tenantId !== undefined || named.subdomain !== undefined) return chooseNamed(person, named);
  return person.platformRoles.length > 0 ? { kind: 'platform' } : chooseAmong(person.memberships);
}

/** Whether the hospital lets this person in only with a second factor. */
export const requiresMfa = ({ mfaRequiredForAdmins, roles }: Membership): boolean => mfaRequiredForAdmins && roles.includes('Admin');
