import { Module } from '@nestjs/common';
import { PatientsModule } from '../patients/patients.module.js';
import { AppointmentEvents } from './appointment-events.service.js';
import { AppointmentHistory } from './appointment-history.service.js';
import { AppointmentMails } from './appointment-mails.service.js';
import { AppointmentDirectory } from './appointment-list.service.js';
import { AppointmentProgress } from './appointment-progress.service.js';
import { AppointmentProgressController } from './appointment-progress.controller.js';
import { AppointmentsController } from './appointments.controller.js';
import { AppointmentsService } from './appointments.service.js';
import { AvailabilityController } from './availability/availability.controller.js';
import { AvailabilityService } from './availability/availability.service.js';
import { HolidaysController } from './availability/holidays.controller.js';
import { Holidays } from './availability/holidays.service.js';
import { Orphans } from './availability/orphans.service.js';
import { SlotsController } from './availability/slots.controller.js';
import { Slots } from './availability/slots.service.js';
import { ZoneChanges } from './availability/zone-changes.service.js';
import { Bookings } from './booking.service.js';
import { DoctorNotices } from './doctor-notices.service.js';
import { QueueController } from './queue/queue.controller.js';
import { Queue } from './queue/queue.service.js';
import { Reinstating } from './reinstating.service.js';
import { Rescheduling } from './rescheduling.service.js';
import { SeriesController } from './series/series.controller.js';
import { Series } from './series/series.service.js';
import { FreedTimes } from './waitlist/freed-times.service.js';
import { WaitlistAnswers } from './waitlist/waitlist-answers.service.js';
import { WaitlistOffers } from './waitlist/waitlist-offers.service.js';
import { WaitlistController } from './waitlist/waitlist.controller.js';
import { Waitlist } from './waitlist/waitlist.service.js';

/** Appointments of a hospital: booking, moving, how they go, and their lists. Who wants to hear of changes takes `AppointmentEvents` from here. */
@Module({
  imports: [PatientsModule],
  controllers: [
    AppointmentsController,
    AppointmentProgressController,
    AvailabilityController,
    HolidaysController,
    QueueController,
    SeriesController,
    SlotsController,
    WaitlistController,
  ],
  providers: [
    AppointmentDirectory,
    AppointmentEvents,
    AppointmentHistory,
    AppointmentMails,
    AppointmentProgress,
    AppointmentsService,
    AvailabilityService,
    Bookings,
    DoctorNotices,
    FreedTimes,
    Holidays,
    Orphans,
    Queue,
    Reinstating,
    Rescheduling,
    Series,
    Slots,
    Waitlist,
    WaitlistAnswers,
    WaitlistOffers,
    ZoneChanges,
  ],
  exports: [AppointmentEvents, AppointmentProgress, AppointmentsService, Orphans, WaitlistOffers, ZoneChanges],
})
export class AppointmentsModule {}
