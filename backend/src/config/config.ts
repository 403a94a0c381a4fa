import { reader } from './reader.js';

/** Everything the processes are told by their environment; parsed once at start and frozen. */
export interface AppConfig {
  readonly production: boolean;
  readonly apiPort: number;
  readonly portalPort: number;
  readonly adminPort: number;
  /** Host under which hospitals have their subdomain; `localhost` in development. */
  readonly portalHostSuffix: string;
  /** Further host names that the API answers to. */
  readonly apiHosts: readonly string[];
  readonly database: DatabaseConfig;
  /** Only set for the worker and the migrate command. */
  readonly migrator: DatabaseLogin | null;
  readonly identity: IdentityConfig;
  readonly mail: { readonly smtpUrl: string; readonly from: string };
  /** AES-256-GCM key that seals provider tokens and job secrets. */
  readonly sessionKey: Buffer;
  readonly logLevel: string;
  /** Wrong passwords and codes before a delay: per account, and per address within ten minutes. */
  readonly signInFailures: { readonly perAccount: number; readonly perAddress: number };
  /** Requests of a hospital (or of the platform), of an app of a third party, of an address without a valid token, and for one calendar address. */
  readonly rates: Readonly<Record<'tenant' | 'app' | 'address' | 'feed', Rate>>;
  /** Networks whose `X-Forwarded-For` is believed; nobody's by default. */
  readonly trustedProxies: readonly string[];
  /** File outside the database where the worker writes the heads of the audit chains; null: nowhere. */
  readonly auditAnchorFile: string | null;
  /** Where API and worker serve `/metrics`; 0: nowhere. */
  readonly metricsPorts: { readonly api: number; readonly worker: number };
}

/** On average, and at once. */
export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

export interface DatabaseLogin {
  readonly host: string;
  readonly port: number;
  readonly name: string;
  readonly user: string;
  readonly password: string;
}

export interface DatabaseConfig extends DatabaseLogin {
  /** Connections for the platform and sign-in, and as many again, and a few more, over the lanes of hospitals. */
  readonly poolSize: number;
  /** Pools that hospitals are spread over, each hospital always on the same one. */
  readonly poolLanes: number;
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

function identityOf(read: ReturnType<typeof reader>, env: NodeJS.ProcessEnv): IdentityConfig {
  const region = read.text('AWS_REGION', 'ap-south-1');
  const userPoolId = read.text('COGNITO_USER_POOL_ID');
  return {
    region,
    userPoolId,
    clientId: read.text('COGNITO_CLIENT_ID'),
    endpoint: env['COGNITO_ENDPOINT'] || null,
    issuer: read.text('COGNITO_ISSUER', `https://cognito-idp.${region}.amazonaws.com/${userPoolId}`),
  };
}

const ratesOf = (read: ReturnType<typeof reader>): AppConfig['rates'] => ({
  tenant: { perSecond: read.positive('RATE_TENANT_PER_SECOND', 200), burst: read.positive('RATE_TENANT_BURST', 1000) },
  app: { perSecond: read.positive('RATE_APP_PER_SECOND', 100), burst: read.positive('RATE_APP_BURST', 500) },
  address: { perSecond: read.positive('RATE_ADDRESS_PER_SECOND', 20), burst: read.positive('RATE_ADDRESS_BURST', 100) },
  // Calendar programs ask a few times an hour; a doctor may have several.
  feed: { perSecond: read.positive('RATE_FEED_PER_HOUR', 240) / 3600, burst: read.positive('RATE_FEED_BURST', 30) },
});

/**
 * Parses the environment.
 * @throws ConfigurationError naming every bad variable, never its value.
 */
export function loadConfig(env: NodeJS.ProcessEnv = process.env): AppConfig {
  const read = reader(env);
  const login = { host: read.text('DB_HOST'), port: read.number('DB_PORT', 5432), name: read.text('DB_NAME', 'multitenant_db') };
  const config: AppConfig = {
    production: env['NODE_ENV'] === 'production',
    apiPort: read.number('API_PORT', 3000),
    portalPort: read.number('PORTAL_PORT', 3001),
    adminPort: read.number('ADMIN_PORT', 3002),
    portalHostSuffix: read.text('PORTAL_HOST_SUFFIX', 'localhost'),
    apiHosts: read.list('API_HOSTS'),
    database: {
      ...login,
      user: read.text('DB_USER', 'hms_api'),
      password: read.text('DB_PASSWORD'),
      poolSize: read.number('DB_POOL_SIZE', 10),
      poolLanes: read.number('DB_POOL_LANES', 8),
    },
    migrator: env['MIGRATOR_DB_PASSWORD']
      ? { ...login, user: read.text('MIGRATOR_DB_USER', 'hms_migrator'), password: read.text('MIGRATOR_DB_PASSWORD') }
      : null,
    identity: identityOf(read, env),
    mail: { smtpUrl: read.text('SMTP_URL'), from: read.text('MAIL_FROM', 'Hospital platform <no-reply@hospitals.example>') },
    sessionKey: read.key('SESSION_KEY'),
    logLevel: read.text('LOG_LEVEL', 'info'),
    signInFailures: { perAccount: read.number('RATE_FAILURES_PER_ACCOUNT', 5), perAddress: read.number('RATE_FAILURES_PER_ADDRESS', 50) },
    rates: ratesOf(read),
    auditAnchorFile: env['AUDIT_ANCHOR_FILE'] || null,
    trustedProxies: read.networks('TRUSTED_PROXIES'),
    metricsPorts: { api: read.number('METRICS_PORT', 9464), worker: read.number('WORKER_METRICS_PORT', 9465) },
  };
  read.finish();
  return Object.freeze(config);
}
