import { Matches } from 'class-validator';
import { says } from './decorators.js';

/** The short name that a laboratory calls a test or a panel by. */
export const LabCode = () =>
  Matches(/^[A-Z0-9][A-Z0-9_-]{0,19}$/, says('lab_code.invalid', 'Use up to 20 capital letters, digits, hyphens and underscores.'));

export const Loinc = () => Matches(/^\d{1,7}-\d$/, says('loinc.invalid', 'A LOINC code looks like 2823-3.'));
