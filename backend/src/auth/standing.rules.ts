import { permissionsOf, type MembershipStatus, type SuspensionKind, type TenantStatus } from '@hms/shared-dto';
import type { DomainError } from '../common/domain-error.js';
import type { Principal } from '../common/request.js';
import { sessionEnded, tenantLocked, userSuspended } from './auth.errors.js';

/** What decides over a session, as it is now. The hospital's columns are null in a platform session. */
export interface Standing {
  readonly session_id: string;
  readonly origin_jti: string;
  readonly app_id: string;
  readonly tenant_id: string | null;
  readonly user_id: string;
  readonly expires_at: Date;
  readonly provider_refresh_token: Buffer;
  /** Revoked or over. */
  readonly ended: boolean;
  readonly email: string;
  readonly name: string;
  readonly platform_roles: readonly string[];
  readonly membership_status: MembershipStatus | null;
  readonly roles: readonly string[] | null;
  readonly tenant_name: string | null;
  readonly time_zone: string | null;
  readonly tenant_status: TenantStatus | null;
  readonly suspension_kind: SuspensionKind | null;
  readonly suspension_reason: string | null;
  readonly mfa_enabled: boolean;
  /** By the hospital, of its Admins. */
  readonly mfa_required: boolean;
}

function refusalInHospital({ ended, membership_status, tenant_status, suspension_kind, suspension_reason }: Standing): DomainError | null {
  if (membership_status === 'suspended') return userSuspended();
  if (suspension_kind === 'lock') return tenantLocked(suspension_reason);
  return !ended && membership_status === 'active' && tenant_status !== 'provisioning' ? null : sessionEnded();
}

/**
 * Why a session is refused now; null when it holds. A person who is suspended is told so, although the suspension has ended the session as well:
 * "sign in again" would lead nowhere.
 */
export function refusalOf(standing: Standing): DomainError | null {
  if (standing.tenant_id !== null) return refusalInHospital(standing);
  return !standing.ended && standing.platform_roles.length > 0 ? null : sessionEnded();
}

/** An open session is no way round what sign-in asks for, of whoever becomes Admin while it is open neither. */
export const lacksSecondFactor = ({ mfa_enabled, mfa_required }: Standing): boolean => mfa_required && !mfa_enabled;

/** The principal of a session that holds. */
export function toPrincipal(standing: Standing): Principal {
  const roles = standing.tenant_id === null ? standing.platform_roles : (standing.roles ?? []);
  return {
    kind: 'person',
    userId: standing.user_id,
    name: standing.name,
    email: standing.email,
    roles,
    permissions: new Set(permissionsOf(roles)),
    sessionId: standing.session_id,
    tenantId: standing.tenant_id,
    tenantName: standing.tenant_name,
    timeZone: standing.time_zone ?? 'UTC',
    suspension: standing.suspension_kind,
    lacksSecondFactor: lacksSecondFactor(standing),
  };
}
