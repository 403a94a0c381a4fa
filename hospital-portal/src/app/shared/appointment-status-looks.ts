import type { AppointmentStatus } from '@hms/shared-dto';
import type { IconName, Tone } from '@hms/shared-ui';

/** A status of an appointment as colour, icon and word. */
export const APPOINTMENT_STATUS_LOOKS: Readonly<
  Record<AppointmentStatus, { readonly label: string; readonly tone: Tone; readonly icon: IconName }>
> = {
  scheduled: { label: 'Scheduled', tone: 'info', icon: 'schedule' },
  checked_in: { label: 'Checked in', tone: 'waiting', icon: 'how_to_reg' },
  in_progress: { label: 'In progress', tone: 'ok', icon: 'play_circle' },
  completed: { label: 'Completed', tone: 'neutral', icon: 'check' },
  cancelled: { label: 'Cancelled', tone: 'neutral', icon: 'cancel' },
  no_show: { label: 'No show', tone: 'caution', icon: 'event_busy' },
};
