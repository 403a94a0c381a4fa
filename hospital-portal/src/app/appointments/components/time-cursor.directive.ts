import { Directive, input, output, signal } from '@angular/core';
import { type Bounds, type Cursor, firstCursor, moved } from '../time-cursor';

/** Arrow keys on a calendar itself, not on what is in it, choose an empty time; Enter takes it. */
@Directive({
  selector: '[hpTimeCursor]',
  exportAs: 'hpTimeCursor',
  host: { tabindex: '0', '(focus)': 'begin()', '(blur)': 'at.set(null)', '(keydown)': 'press($event)' },
})
export class TimeCursor {
  readonly hpTimeCursor = input.required<Bounds>();
  readonly zone = input.required<string>();
  readonly taken = output<Cursor>();
  /** Where the cursor is while the calendar itself has the focus. */
  readonly at = signal<Cursor | null>(null);

  protected begin(): void {
    this.at.set(firstCursor(this.hpTimeCursor(), { now: new Date().toISOString(), zone: this.zone() }));
  }

  protected press(event: KeyboardEvent): void {
    const cursor = this.at();
    if (event.target !== event.currentTarget || !cursor || event.altKey) return;
    const next = event.key === 'Enter' ? cursor : moved(cursor, event.key, this.hpTimeCursor());
    if (!next) return;
    event.preventDefault();
    this.at.set(next);
    if (event.key === 'Enter') this.taken.emit(next);
  }
}
