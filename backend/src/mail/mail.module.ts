import { Module } from '@nestjs/common';
import { MailJobs } from './mail-jobs.service.js';
import { MailRequests } from './mail-requests.service.js';
import { Mailer } from './mailer.js';
import { OneTimeCodes } from './one-time-codes.service.js';

/** Mails and the codes in them. */
@Module({ providers: [Mailer, MailJobs, MailRequests, OneTimeCodes], exports: [MailJobs, MailRequests, OneTimeCodes] })
export class MailModule {}
