import { Component, input } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatIcon } from '@angular/material/icon';
import type { SubscriptionTier } from '@hms/shared-dto';
import { HmsNotice, formatMoney, formatNumber } from '@hms/shared-ui';
import { Segments } from '../../shared/segments.component';
import { GST_PERCENT, priceOf } from '../invoice.rules';
import type { PlanForm } from '../new-tenant.form';

/** Whom each plan suits. */
const SUITS: Readonly<Record<string, string>> = {
  basic: 'For a clinic or a single practice',
  advanced: 'For a mid-size hospital',
  premium: 'For a large or growing hospital',
};

/** The plans as cards with their prices. */
@Component({
  selector: 'adm-plan-fields',
  imports: [HmsNotice, MatIcon, ReactiveFormsModule, Segments],
  templateUrl: './plan-fields.component.html',
  styleUrl: './plan-fields.component.scss',
})
export class PlanFields {
  readonly form = input.required<PlanForm>();
  readonly tiers = input.required<readonly SubscriptionTier[]>();

  protected readonly suits = SUITS;
  protected readonly gst = GST_PERCENT;
  protected readonly cycles = [
    { value: 'monthly', label: 'Monthly' },
    { value: 'yearly', label: 'Yearly' },
  ];

  protected price(tier: SubscriptionTier): string {
    return formatMoney(priceOf(tier, this.form().controls.billingCycle.value));
  }

  protected limit(limit: number | null, noun: string): string {
    return `${limit === null ? 'Unlimited' : formatNumber(limit)} ${noun}`;
  }

  protected bill(cycle: string): void {
    this.form().controls.billingCycle.setValue(cycle === 'yearly' ? 'yearly' : 'monthly');
  }
}
