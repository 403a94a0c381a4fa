import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { getMetadataStorage } from 'class-validator';
import type { FieldError } from '@hms/shared-dto';
import { InvalidRequestError } from './domain-error.js';

const UNKNOWN = 'whitelistValidation';

/** A rule without words of its own (type checks of nested objects, mostly). */
const defaultMessage = (constraint: string): string =>
  constraint === UNKNOWN ? 'This field is not known here. Leave it out.' : 'This value is not valid.';

const ownErrors = (error: ValidationError, path: string): FieldError[] =>
  Object.entries(error.constraints ?? {})
    .slice(0, 1)
    .map(([constraint, message]) => {
      const code: unknown = (error.contexts?.[constraint] as { code?: unknown } | undefined)?.code;
      return {
        path,
        code: typeof code === 'string' ? code : constraint === UNKNOWN ? 'field.unknown' : 'field.invalid',
        message: typeof code === 'string' ? message : defaultMessage(constraint),
      };
    });

/** Flattens class-validator's tree into `path`, `code` and `message`, one error a field. */
export const toFieldErrors = (errors: readonly ValidationError[], parent = ''): FieldError[] =>
  errors.flatMap((error) => {
    const path = parent ? `${parent}.${error.property}` : error.property;
    return [...ownErrors(error, path), ...toFieldErrors(error.children ?? [], path)];
  });

/**
 * class-validator looks through the rules of all classes to find those of one, at each validation; yet they stay as they are once the class is defined.
 * Finding them once a class halves what a validation costs.
 */
function rememberRules(storage = getMetadataStorage()): void {
  type Find = typeof storage.getTargetValidationMetadatas;
  const find: Find = storage.getTargetValidationMetadatas.bind(storage);
  const found = new Map<Parameters<Find>[0], ReturnType<Find>>();
  storage.getTargetValidationMetadatas = (target, ...options) => {
    // A schema, or rules by group: we have neither.
    if (options.some(Boolean)) return find(target, ...options);
    const rules = found.get(target) ?? find(target, ...options);
    found.set(target, rules);
    return rules;
  };
}
rememberRules();

/** Options of every validation: unknown fields are refused, all errors are reported. */
export const VALIDATION_OPTIONS = { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true } as const;

/** Validates bodies and queries by their shared-dto class. */
export const requestValidation = (): ValidationPipe =>
  new ValidationPipe({
    ...VALIDATION_OPTIONS,
    transform: true,
    exceptionFactory: (errors) => new InvalidRequestError(toFieldErrors(errors)),
  });
