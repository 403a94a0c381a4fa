import { Module } from '@nestjs/common';
import { AppointmentMailJobs } from './appointment-mail-jobs.service.js';
import { MailJobs } from './mail-jobs.service.js';
import { MailRequests } from './mail-requests.service.js';
import { Mailer } from './mailer.js';
import { NotificationMailJobs } from './notification-mail-jobs.service.js';
import { OneTimeCodes } from './one-time-codes.service.js';
import { PeopleMailJobs } from './people-mail-jobs.service.js';
import { SignUpCodes } from './sign-up-codes.service.js';

/** Mails and the codes in them. */
@Module({
  providers: [AppointmentMailJobs, Mailer, MailJobs, MailRequests, NotificationMailJobs, OneTimeCodes, PeopleMailJobs, SignUpCodes],
  exports: [AppointmentMailJobs, MailJobs, MailRequests, NotificationMailJobs, OneTimeCodes, PeopleMailJobs, SignUpCodes],
})
export class MailModule {}
