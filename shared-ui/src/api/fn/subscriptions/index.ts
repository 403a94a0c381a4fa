export type { SubscriptionsList$Params as SubscriptionsList$Params } from './subscriptions-list';
export { subscriptionsList as subscriptionsList } from './subscriptions-list';
