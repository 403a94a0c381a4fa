import { Directive, ElementRef, Injector, afterNextRender, inject, input, output } from '@angular/core';
import { type MoveAxis, type Nudge, nudgeOf } from '../shift';

export interface AskedNudge {
  readonly id: string;
  readonly nudge: Nudge;
}

const CELL = '[data-appointment]';

/**
 * Moves appointments by keyboard in whatever shows them with `data-appointment`: Alt and an arrow take one up and move it, Enter puts it there, Escape
 * puts it back. The focus stays on it, also when it is drawn anew elsewhere.
 */
@Directive({
  selector: '[hpMoveKeys]',
  host: { '(keydown)': 'press($event)' },
})
export class MoveKeys {
  readonly hpMoveKeys = input.required<MoveAxis>();
  /** The appointment that is taken up. */
  readonly moving = input<string | null>(null);
  readonly nudged = output<AskedNudge>();
  readonly put = output();
  readonly back = output();

  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly #injector = inject(Injector);

  protected press(event: KeyboardEvent): void {
    const id = (event.target as HTMLElement).closest<HTMLElement>(CELL)?.dataset['appointment'];
    if (!id || !this.#does(id, event)) return;
    event.preventDefault();
    event.stopPropagation();
    this.#keepFocus(id);
  }

  #does(id: string, event: KeyboardEvent): boolean {
    const nudge = nudgeOf(event, this.hpMoveKeys());
    if (nudge) this.nudged.emit({ id, nudge });
    else if (this.moving() !== id) return false;
    else if (event.key === 'Enter') this.put.emit();
    else if (event.key === 'Escape') this.back.emit();
    else return false;
    return true;
  }

  #keepFocus(id: string): void {
    const focus = () => this.#host.nativeElement.querySelector<HTMLElement>(`[data-appointment="${id}"]`)?.focus();
    afterNextRender(() => requestAnimationFrame(focus), { injector: this.#injector });
  }
}
