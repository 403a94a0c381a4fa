import { Component, computed, input } from '@angular/core';
import type { SubscriptionTier } from '@hms/shared-dto';
import { HmsPanel } from '@hms/shared-ui';
import { GST_PERCENT, firstInvoice, formatInvoiceMoney } from '../invoice.rules';
import type { NewTenantDraft } from '../new-tenant-draft';

/** What was entered so far, growing with the wizard's steps. */
@Component({
  selector: 'adm-new-tenant-review',
  imports: [HmsPanel],
  templateUrl: './new-tenant-review.component.html',
  styleUrl: './new-tenant-review.component.scss',
})
export class NewTenantReview {
  readonly draft = input.required<NewTenantDraft>();
  readonly tier = input.required<SubscriptionTier | null>();
  /** The address at which the hospital will sign in. */
  readonly address = input.required<string>();

  protected readonly gst = GST_PERCENT;
  protected readonly money = formatInvoiceMoney;
  protected readonly cycle = computed(() => this.draft().plan.billingCycle);
  protected readonly invoice = computed(() => {
    const tier = this.tier();
    return tier && firstInvoice(tier, this.cycle());
  });
}
