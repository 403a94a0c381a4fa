export type { SubscriptionTiersList$Params as SubscriptionTiersList$Params } from './subscription-tiers-list';
export { subscriptionTiersList as subscriptionTiersList } from './subscription-tiers-list';
