import { Injectable } from '@nestjs/common';
import type { Change, Editor } from './appointments.queries.js';

/** Whoever wants to hear of every change of an appointment, in the transaction that makes it. */
export type ChangeListener = (change: Change, by: Editor) => Promise<void>;

/** Tells of changes: queue, waitlist, mails. Called at the one place where changes are written down. */
@Injectable()
export class AppointmentEvents {
  private readonly listeners: ChangeListener[] = [];

  /** For modules at start. A listener that fails takes the change back. */
  listen(listener: ChangeListener): void {
    this.listeners.push(listener);
  }

  async changed(change: Change, by: Editor): Promise<void> {
    for (const listener of this.listeners) await listener(change, by);
  }
}
