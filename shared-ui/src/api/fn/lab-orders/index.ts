export type { LabOrdersList$Params as LabOrdersList$Params } from './lab-orders-list';
export { labOrdersList as labOrdersList } from './lab-orders-list';
export type { LabOrdersPlace$Params as LabOrdersPlace$Params } from './lab-orders-place';
export { labOrdersPlace as labOrdersPlace } from './lab-orders-place';
export type { LabOrdersGet$Params as LabOrdersGet$Params } from './lab-orders-get';
export { labOrdersGet as labOrdersGet } from './lab-orders-get';
export type { LabOrdersCancel$Params as LabOrdersCancel$Params } from './lab-orders-cancel';
export { labOrdersCancel as labOrdersCancel } from './lab-orders-cancel';
