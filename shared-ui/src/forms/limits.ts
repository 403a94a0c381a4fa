/** What the API allows in one field of a request, as generated from its schema. */
export interface FieldLimits {
  readonly required?: boolean;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly (string | number)[];
}

export type SchemaLimits = Readonly<Record<string, FieldLimits>>;
export type LimitTable = Readonly<Record<string, SchemaLimits>>;

/** The limits of one request schema out of the generated table. Throws on a name that is not there: a misspelt name must not validate nothing. */
export function limitsIn(table: LimitTable, schema: string): SchemaLimits {
  const limits = table[schema];
  if (!limits) throw new Error(`The API has no request schema '${schema}'.`);
  return limits;
}
