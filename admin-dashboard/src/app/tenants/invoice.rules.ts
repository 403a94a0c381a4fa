import type { BillingCycle, Money, SubscriptionTier } from '@hms/shared-dto';

/** Goods and services tax on software services (SAC 998314), in percent. */
export const GST_PERCENT = 18;

export interface FirstInvoice {
  readonly net: Money;
  readonly gst: Money;
  readonly total: Money;
}

export const priceOf = (tier: SubscriptionTier, cycle: BillingCycle): Money => (cycle === 'yearly' ? tier.yearlyPrice : tier.monthlyPrice);

/** The first invoice of a plan, to the paisa. */
export function firstInvoice(tier: SubscriptionTier, cycle: BillingCycle): FirstInvoice {
  const net = priceOf(tier, cycle);
  const gst = Math.round((net.amount * GST_PERCENT) / 100);
  return { net, gst: { amount: gst, currency: net.currency }, total: { amount: net.amount + gst, currency: net.currency } };
}

/** With paise always, so that an invoice's lines align: `₹14,999.00`. */
export const formatInvoiceMoney = ({ amount, currency }: Money): string =>
  new Intl.NumberFormat('en-IN', { style: 'currency', currency }).format(amount / 100);
