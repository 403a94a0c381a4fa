import { QueryFailedError } from 'typeorm';
import { DependencyDownError } from './domain-error.js';
import { toLoggedError } from './logged-error.js';

const driverError = Object.assign(new Error('invalid input syntax for type date: "Ananya Rao"'), {
  code: '22007',
  detail: 'Key (email)=(ananya@example.com) already exists.',
  where: 'unnamed portal parameter $1 = Ananya',
});
const failed = new QueryFailedError('INSERT INTO patients (last_name) VALUES ($1)', ['Ananya Rao', 'ananya@example.com'], driverError);

it.each([
  failed,
  new DependencyDownError('The database', { cause: failed }),
  new Error('550 no mailbox <ananya@example.com>', { cause: driverError }),
])('says what failed and where, but nothing that somebody wrote: %s', (error) => {
  const logged = JSON.stringify(toLoggedError(error));
  expect(logged).not.toMatch(/ananya|rao/i);
  expect(logged).toContain('logged-error.spec');
  expect(logged).toContain('22007');
});

it('keeps the statement, which has no values in it', () => {
  expect(toLoggedError(failed)).toMatchObject({ type: 'QueryFailedError', code: '22007', query: failed.query });
});

it('ends with a chain of causes that has no end', () => {
  const round = new Error('a');
  round.cause = round;
  expect(JSON.stringify(toLoggedError(round))).toContain('"message":"a"');
});

it('reads what only looks like an error', () => {
  expect(toLoggedError({ ...driverError, message: 'could not connect', stack: 'Error: x\n    at y' })).toEqual({
    type: 'Object',
    message: 'could not connect',
    stack: '    at y',
    code: '22007',
  });
});
