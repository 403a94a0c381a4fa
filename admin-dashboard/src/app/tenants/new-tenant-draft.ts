import type { BillingCycle, Plan } from '@hms/shared-dto';
import type { DetailsValue } from './details-form';

export const WIZARD_STEPS = ['hospital', 'admin', 'plan'] as const;
export type WizardStep = (typeof WIZARD_STEPS)[number];

export type FirstSignIn = 'invitation' | 'password';

/** A half-filled wizard. Never a password: it would lie in the browser's storage. */
export interface NewTenantDraft {
  readonly details: DetailsValue;
  readonly admin: { readonly name: string; readonly email: string; readonly firstSignIn: FirstSignIn };
  readonly plan: { readonly plan: Plan | ''; readonly billingCycle: BillingCycle };
  /** The subdomain was typed: the name no longer changes it. */
  readonly ownSubdomain: boolean;
}

export const NO_DETAILS: DetailsValue = { name: '', email: '', phone: '+91 ', address: '', subdomain: '', timeZone: 'Asia/Kolkata' };

export const EMPTY_DRAFT: NewTenantDraft = {
  details: NO_DETAILS,
  admin: { name: '', email: '', firstSignIn: 'invitation' },
  plan: { plan: '', billingCycle: 'monthly' },
  ownSubdomain: false,
};

const KEY = 'hms.admin.new-hospital';

/** The draft of this tab, or an empty one; a draft of an older version counts as far as it fits. */
export function readDraft(): NewTenantDraft {
  try {
    const found = JSON.parse(sessionStorage.getItem(KEY) ?? '{}') as Partial<NewTenantDraft>;
    return {
      details: { ...EMPTY_DRAFT.details, ...found.details },
      admin: { ...EMPTY_DRAFT.admin, ...found.admin },
      plan: { ...EMPTY_DRAFT.plan, ...found.plan },
      ownSubdomain: found.ownSubdomain ?? false,
    };
  } catch {
    return EMPTY_DRAFT; // closed storage or broken text: start afresh
  }
}

/** False when the browser's storage is closed: then there is no draft, and the page must not claim one. */
export function writeDraft({ details, admin, plan, ownSubdomain }: NewTenantDraft): boolean {
  const { name, email, firstSignIn } = admin; // named one by one: whatever else a form holds stays out
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ details, admin: { name, email, firstSignIn }, plan, ownSubdomain }));
    return true;
  } catch {
    return false;
  }
}

export function clearDraft(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    return; // closed storage holds no draft
  }
}
