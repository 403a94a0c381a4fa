export type { PrescriptionSafetyGet$Params as PrescriptionSafetyGet$Params } from './prescription-safety-get';
export { prescriptionSafetyGet as prescriptionSafetyGet } from './prescription-safety-get';
export type { PrescriptionSafetyConfirm$Params as PrescriptionSafetyConfirm$Params } from './prescription-safety-confirm';
export { prescriptionSafetyConfirm as prescriptionSafetyConfirm } from './prescription-safety-confirm';
