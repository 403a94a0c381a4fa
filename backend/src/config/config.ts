import { reader } from './reader.js';

/** Everything the processes are told by their environment; parsed once at start and frozen. */
export interface AppConfig {
  readonly production: boolean;
  readonly apiPort: number;
  readonly portalPort: number;
  readonly adminPort: number;
  /** Host under which hospitals have their subdomain; `localhost` in development. */
  readonly portalHostSuffix: string;
  readonly database: DatabaseConfig;
  /** Only set for the worker and the migrate command. */
  readonly migrator: DatabaseLogin | null;
  readonly identity: IdentityConfig;
  readonly mail: { readonly smtpUrl: string; readonly from: string };
  /** AES-256-GCM key that seals provider tokens and job secrets. */
  readonly sessionKey: Buffer;
  readonly logLevel: string;
}

export interface DatabaseLogin {
  readonly host: string;
  readonly port: number;
  readonly name: string;
  readonly user: string;
  readonly password: string;
}

export interface DatabaseConfig extends DatabaseLogin {
  readonly poolSize: number;
}

export interface IdentityConfig {
  readonly region: string;
  readonly userPoolId: string;
  readonly clientId: string;
  /** Set for the embedded service only. */
  readonly endpoint: string | null;
  readonly issuer: string;
}

/** Nest's injection token for the configuration. */
export const APP_CONFIG = Symbol('APP_CONFIG');

/**
 * Parses the environment.
 * @throws ConfigurationError naming every bad variable, never its value.
 */
export function loadConfig(env: NodeJS.ProcessEnv = process.env): AppConfig {
  const read = reader(env);
  const login = { host: read.text('DB_HOST'), port: read.number('DB_PORT', 5432), name: read.text('DB_NAME', 'multitenant_db') };
  const region = read.text('AWS_REGION', 'ap-south-1');
  const userPoolId = read.text('COGNITO_USER_POOL_ID');
  const config: AppConfig = {
    production: env['NODE_ENV'] === 'production',
    apiPort: read.number('API_PORT', 3000),
    portalPort: read.number('PORTAL_PORT', 3001),
    adminPort: read.number('ADMIN_PORT', 3002),
    portalHostSuffix: read.text('PORTAL_HOST_SUFFIX', 'localhost'),
    database: {
      ...login,
      user: read.text('DB_USER', 'hms_api'),
      password: read.text('DB_PASSWORD'),
      poolSize: read.number('DB_POOL_SIZE', 10),
    },
    migrator: env['MIGRATOR_DB_PASSWORD']
      ? { ...login, user: read.text('MIGRATOR_DB_USER', 'hms_migrator'), password: read.text('MIGRATOR_DB_PASSWORD') }
      : null,
    identity: {
      region,
      userPoolId,
      clientId: read.text('COGNITO_CLIENT_ID'),
      endpoint: env['COGNITO_ENDPOINT'] ?? null,
      issuer: read.text('COGNITO_ISSUER', `https://cognito-idp.${region}.amazonaws.com/${userPoolId}`),
    },
    mail: { smtpUrl: read.text('SMTP_URL'), from: read.text('MAIL_FROM', 'Hospital platform <no-reply@hospitals.example>') },
    sessionKey: read.key('SESSION_KEY'),
    logLevel: read.text('LOG_LEVEL', 'info'),
  };
  read.finish();
  return Object.freeze(config);
}
