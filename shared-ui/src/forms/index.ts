/** Forms: controls, validators by the API's limits, and words for what is wrong. Angular's own forms come with it. */
export { HmsCodeField } from '../components/code-field.component';
export { HmsField } from '../components/field.component';
export { HmsFormSummary } from '../components/form-summary.component';
export { HmsInput } from '../components/input.directive';
export { HmsPasswordField } from '../components/password-field.component';
export { HmsRefusal } from '../components/refusal.component';
export { applyProblem } from './apply-problem';
export { bareCode, codeValidators } from './codes';
export type { FieldLimits, SchemaLimits } from './limits';
export { limitsOf } from './limits-of';
export { messageOf } from './messages';
export { passwordPolicy, passwordRules } from './password-policy';
export { validatorsFor } from './validators';
