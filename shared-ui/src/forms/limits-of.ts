import { LIMITS } from '../api/limits.generated';
import { type LimitTable, type SchemaLimits, limitsIn } from './limits';

const TABLE: LimitTable = LIMITS;

/** The API's limits of a request schema: `limitsOf('RegisterPatientRequest')`. Throws on an unknown name. */
export const limitsOf = (schema: string): SchemaLimits => limitsIn(TABLE, schema);
