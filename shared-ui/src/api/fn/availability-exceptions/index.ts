export type { AvailabilityRemoveException$Params as AvailabilityRemoveException$Params } from './availability-remove-exception';
export { availabilityRemoveException as availabilityRemoveException } from './availability-remove-exception';
