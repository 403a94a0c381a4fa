import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { LoggerModule } from 'nestjs-pino';
import { AuditVerifier, type AnchorReport, type ChainReport } from './audit-chain/audit-verifier.service.js';
import { RestoredChains } from './audit-chain/restored-chains.service.js';
import { loggerOptions } from './common/logger.js';
import { APP_CONFIG } from './config/config.js';
import { ConfigModule } from './config/config.module.js';
import { MigratorPoolModule } from './jobs/migrator-pool.js';

const HELP = `Usage: npm run audit:verify [-- --tenant <id>] [--accept-restore <reason>]
       node backend/dist/audit-verify.main.js … (as the worker, with its environment)

Walks the audit chain of every hospital and of the platform, computes every hash anew, compares with the anchors outside the database
(AUDIT_ANCHOR_FILE) and says what it found.
  --tenant <id>              this chain alone; "platform" for the platform's
  --accept-restore <reason>  after a restore: chains may end earlier than anchored. Say who restored, when and why; it is written to the anchors
                             and to the platform's audit.
Exit code: 0 all is sound, 1 something is not. What to do then: docs/runbooks/audit-chain-break.md`;

const OPTIONS = { tenant: { type: 'string' }, 'accept-restore': { type: 'string' }, help: { type: 'boolean', default: false } } as const;

const logger = LoggerModule.forRootAsync({ inject: [APP_CONFIG], useFactory: loggerOptions });

@Module({ imports: [ConfigModule, logger, MigratorPoolModule], providers: [AuditVerifier, RestoredChains] })
class VerifyModule {}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

function tellChain({ chain, sealed, anchors, findings, untold }: ChainReport): void {
  say(`${findings.length === 0 ? '✓' : '✗'} ${chain}: sealed events ${sealed}, anchors ${anchors}`);
  for (const { text } of findings) say(`    ${text}`);
  if (untold > 0) say(`    And ${untold} more.`);
}

function tellAnchors({ notes, findings }: AnchorReport): void {
  for (const note of notes) say(`! ${note}`);
  for (const { text } of findings) say(`✗ ${text}`);
}

async function verify(verifier: AuditVerifier, only: string | undefined): Promise<boolean> {
  let [chains, broken] = [0, 0];
  const anchors = await verifier.verify(only, (report) => {
    chains += 1;
    if (report.findings.length > 0) broken += 1;
    tellChain(report);
  });
  tellAnchors(anchors);
  const sound = broken === 0 && anchors.findings.length === 0;
  say(`\nSound chains: ${chains - broken} of ${chains}.${sound ? '' : ' What to do: docs/runbooks/audit-chain-break.md'}`);
  return sound;
}

async function main(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: OPTIONS });
  if (values.help) return say(HELP);
  const context = await NestFactory.createApplicationContext(VerifyModule, { logger: ['error', 'warn'] });
  try {
    const reason = values['accept-restore'];
    if (reason !== undefined) {
      if (reason.trim() === '') throw new Error('Say who restored, when and why: --accept-restore "…"');
      for (const { chain, seq } of await context.get(RestoredChains).accept(values.tenant, reason.trim()))
        say(`Accepted: ${chain} counts up to seal ${seq}, and from there anew.`);
    }
    process.exitCode = (await verify(context.get(AuditVerifier), values.tenant)) ? 0 : 1;
  } finally {
    await context.close();
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
