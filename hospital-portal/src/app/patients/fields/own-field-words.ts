import type { CustomField, CustomFieldType } from '@hms/shared-dto';
import { formatDate, formatNumber, formatPhone } from '@hms/shared-ui';

const WORDS: Readonly<Partial<Record<CustomFieldType, (value: unknown) => string>>> = {
  number: (value) => formatNumber(value as number),
  date: (value) => formatDate(String(value)),
  boolean: (value) => (value ? 'Yes' : 'No'),
  multi_select: (value) => (value as string[]).join(', '),
  phone: (value) => formatPhone(String(value)),
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** A stored value in words; null is "Not recorded". */
export function ownValueWords({ type, unit }: CustomField, value: unknown): string | null {
  if (value === undefined || value === null) return null;
  const words = WORDS[type]?.(value) ?? textOf(value);
  return unit ? `${words} ${unit}` : words;
}
