export type { ConditionsGet$Params as ConditionsGet$Params } from './conditions-get';
export { conditionsGet as conditionsGet } from './conditions-get';
export type { ConditionsChange$Params as ConditionsChange$Params } from './conditions-change';
export { conditionsChange as conditionsChange } from './conditions-change';
export type { ConditionsEnterInError$Params as ConditionsEnterInError$Params } from './conditions-enter-in-error';
export { conditionsEnterInError as conditionsEnterInError } from './conditions-enter-in-error';
