import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { isEmail } from 'class-validator';
import { LoggerModule } from 'nestjs-pino';
import { AuditModule } from './audit/audit.module.js';
import { AuthModule } from './auth/auth.module.js';
import { CommonModule } from './common/common.module.js';
import { loggerOptions } from './common/logger.js';
import { APP_CONFIG } from './config/config.js';
import { ConfigModule } from './config/config.module.js';
import { LiveEventsModule } from './events/live-events.module.js';
import { MailModule } from './mail/mail.module.js';
import { MetricsModule } from './metrics/metrics.module.js';
import { TenancyModule } from './tenancy/tenancy.module.js';
import { Operators } from './users/operators.service.js';

const logger = LoggerModule.forRootAsync({ inject: [APP_CONFIG], useFactory: loggerOptions });

@Module({
  imports: [ConfigModule, logger, CommonModule, TenancyModule, MetricsModule, AuditModule, LiveEventsModule, AuthModule, MailModule],
  providers: [Operators],
})
class OperatorModule {}

/** `node backend/dist/operator.main.js <e-mail> <name>`: an operator of the platform, who gets a mail with a link to choose a password. */
async function addOperator([email = '', ...names]: readonly string[]): Promise<void> {
  const name = names.join(' ').trim();
  if (!isEmail(email) || !name) throw new Error('Say who: node backend/dist/operator.main.js <e-mail> <name>');
  const context = await NestFactory.createApplicationContext(OperatorModule, { logger: ['error', 'warn'] });
  try {
    await context.get(Operators).add({ email, name });
  } finally {
    await context.close();
  }
  process.stdout.write(
    `${email} is an operator. A mail with a link to choose a password is on its way; later, "Forgot password" sends another.\n`,
  );
}

addOperator(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
