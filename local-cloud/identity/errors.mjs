/** An answer of the Cognito protocol that is not success; the AWS SDK makes its error class from `type`. */
export class CognitoError extends Error {
  /**
   * @param {string} type e.g. `NotAuthorizedException`
   * @param {string} message
   */
  constructor(type, message) {
    super(message);
    this.type = type;
  }
}

/** One wording for a wrong password and an unknown user, so that nobody learns who has an account. */
export const wrongCredentials = () => new CognitoError('NotAuthorizedException', 'Incorrect username or password.');
export const userDisabled = () => new CognitoError('NotAuthorizedException', 'User is disabled.');
export const invalidSession = () => new CognitoError('NotAuthorizedException', 'Invalid session for the user.');
export const invalidRefreshToken = () => new CognitoError('NotAuthorizedException', 'Invalid Refresh Token.');
export const refreshTokenRevoked = () => new CognitoError('NotAuthorizedException', 'Refresh Token has been revoked.');
export const refreshTokenReused = () => new CognitoError('RefreshTokenReuseException', 'Refresh Token has been rotated.');
export const userNotFound = () => new CognitoError('UserNotFoundException', 'User does not exist.');
export const userExists = () => new CognitoError('UsernameExistsException', 'User account already exists');
export const invalidAccessToken = () => new CognitoError('NotAuthorizedException', 'Invalid Access Token');
export const accessTokenRevoked = () => new CognitoError('NotAuthorizedException', 'Access Token has been revoked');
export const codeMismatch = () => new CognitoError('CodeMismatchException', 'Invalid code received for user');
export const codeUsed = () => new CognitoError('ExpiredCodeException', 'Your software token has already been used once.');
export const cannotEnableTotp = () => new CognitoError('EnableSoftwareTokenMFAException', 'Code mismatch');
export const noTotp = () => new CognitoError('SoftwareTokenMFANotFoundException', 'Software token MFA has not been set up.');

/** @param {string} message */
export const invalidParameter = (message) => new CognitoError('InvalidParameterException', message);
/** @param {string} message */
export const notFound = (message) => new CognitoError('ResourceNotFoundException', message);
