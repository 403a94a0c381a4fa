import 'reflect-metadata';
import { isRefusal, toRefusal } from './identity-refusals.js';

const failure = (name: string, message = '', httpStatusCode = 400) =>
  Object.assign(new Error(message), { name, $metadata: { httpStatusCode } });

describe('toRefusal', () => {
  it('tells a wrong password from a weak one', () => {
    for (const name of ['NotAuthorizedException', 'UserNotFoundException', 'RefreshTokenReuseException']) {
      expect(isRefusal(toRefusal(failure(name)), 'credentials')).toBe(true);
    }
    expect(isRefusal(toRefusal(failure('InvalidPasswordException')), 'password')).toBe(true);
    const unreadable = `1 validation error detected: Value at 'password' failed to satisfy constraint`;
    expect(isRefusal(toRefusal(failure('InvalidParameterException', unreadable)), 'password')).toBe(true);
  });

  it('says 429 when the provider is busy and 503 when it fails or is not there', () => {
    expect(toRefusal(failure('TooManyRequestsException'))).toMatchObject({ status: 429 });
    expect(toRefusal(failure('InternalErrorException', '', 500))).toMatchObject({ status: 503 });
    expect(toRefusal(Object.assign(new Error('too late'), { name: 'TimeoutError' }))).toMatchObject({ status: 503 });
    expect(toRefusal(new TypeError('connect ECONNREFUSED'))).toMatchObject({ status: 503 });
  });

  it('leaves a fault of our own as it is', () => {
    for (const error of [
      failure('ResourceNotFoundException'),
      failure('InvalidParameterException', 'USER_PASSWORD_AUTH flow not enabled'),
      'text',
    ]) {
      expect(toRefusal(error)).toBe(error);
    }
  });
});
