import { DomainError, InvalidRequestError, NotFoundError } from '../common/domain-error.js';

export const tenantNotFound = (): DomainError => new NotFoundError('tenant.not_found', 'There is no such hospital.');

export const subdomainTaken = (): DomainError =>
  new DomainError('tenant.subdomain_taken', 'Another hospital has this subdomain. Choose a different one.');

export const nameTaken = (): DomainError => new DomainError('tenant.name_taken', 'Another hospital has this name. Choose a different one.');

export const stillProvisioning = (): DomainError =>
  new DomainError('tenant.illegal_state', 'The hospital is still being set up. Wait until it is active.');

export const notSuspended = (): DomainError => new DomainError('tenant.illegal_state', 'The hospital is not suspended.');

export const subdomainReserved = (): DomainError =>
  new InvalidRequestError([
    { path: 'subdomain', code: 'subdomain.reserved', message: 'This subdomain is reserved. Choose a different one.' },
  ]);
