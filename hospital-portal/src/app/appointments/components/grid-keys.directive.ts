import { Directive, ElementRef, inject } from '@angular/core';

const CELL = '[data-cell]';

const numberOf = (cell: HTMLElement, name: string): number => Number(cell.dataset[name]);

/**
 * Arrow keys in a grid whose cells carry `data-cell`, `data-column` and `data-start`: up and down stay with a doctor, left and right go to the same
 * time of the next one (WAI-ARIA grid pattern). One cell at a time can be reached by Tab.
 */
@Directive({
  selector: '[hpGridKeys]',
  host: { '(keydown)': 'move($event)', '(focusin)': 'enter($event)' },
})
export class GridKeys {
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);

  protected enter({ target }: FocusEvent): void {
    const cell = (target as HTMLElement).closest<HTMLElement>(CELL);
    if (!cell) return;
    for (const other of this.#cells()) other.tabIndex = other === cell ? 0 : -1;
  }

  protected move(event: KeyboardEvent): void {
    const cell = (event.target as HTMLElement).closest<HTMLElement>(CELL);
    const next = cell && !event.altKey ? this.#next(cell, event.key) : undefined;
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  #next(cell: HTMLElement, key: string): HTMLElement | undefined {
    const column = numberOf(cell, 'column');
    const own = this.#inColumn(column);
    switch (key) {
      case 'ArrowDown':
        return own[own.indexOf(cell) + 1];
      case 'ArrowUp':
        return own[own.indexOf(cell) - 1];
      case 'Home':
        return own[0];
      case 'End':
        return own.at(-1);
      case 'ArrowRight':
        return this.#sameTime(cell, column, 1);
      case 'ArrowLeft':
        return this.#sameTime(cell, column, -1);
      default:
        return undefined;
    }
  }

  /** The cell nearest in time of the next column that has any. */
  #sameTime(cell: HTMLElement, column: number, step: 1 | -1): HTMLElement | undefined {
    const start = numberOf(cell, 'start');
    const last = Math.max(...this.#cells().map((one) => numberOf(one, 'column')));
    for (let at = column + step; at >= 0 && at <= last; at += step) {
      const [first, ...rest] = this.#inColumn(at);
      if (!first) continue;
      const away = (one: HTMLElement): number => Math.abs(numberOf(one, 'start') - start);
      return rest.reduce((best, one) => (away(one) < away(best) ? one : best), first);
    }
    return undefined;
  }

  #inColumn(column: number): HTMLElement[] {
    return this.#cells()
      .filter((one) => numberOf(one, 'column') === column)
      .sort((one, other) => numberOf(one, 'start') - numberOf(other, 'start'));
  }

  #cells(): HTMLElement[] {
    return [...this.#host.nativeElement.querySelectorAll<HTMLElement>(CELL)];
  }
}
