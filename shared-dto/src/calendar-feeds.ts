import { IsISO8601, IsOptional, IsString, Matches } from 'class-validator';
import { says } from './decorators.js';

/** Whether a doctor has a calendar address. The address itself is not kept and cannot be shown again. */
export class CalendarFeed {
  /** When the address was made; null: there is none. */
  @IsOptional()
  @IsISO8601()
  createdAt!: string | null;
}

/** `POST /api/doctors/:id/calendar-feed`. Whoever has the address reads the calendar. */
export class CalendarFeedAddress {
  /** @example https://cityhospital.hospitals.example/api/doctors/0197f2c4-8a51-7cc3-9d7e-5b1f20a4c611/calendar.ics?token=Zk3c0dG9rZW4tdGhhdC1ub2JvZHktZ3Vlc3Nlcy00Mg */
  @IsString()
  url!: string;

  @IsISO8601()
  createdAt!: string;
}

/** `GET /api/doctors/:id/calendar.ics`. */
export class CalendarFeedQuery {
  /** Out of the address. @example Zk3c0dG9rZW4tdGhhdC1ub2JvZHktZ3Vlc3Nlcy00Mg */
  @Matches(/^[A-Za-z0-9_-]{43}$/, says('token.invalid', 'This address is not complete. Copy it again.'))
  token!: string;
}
