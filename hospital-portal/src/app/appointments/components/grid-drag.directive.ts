import { DestroyRef, Directive, ElementRef, inject, output } from '@angular/core';

/** A block that is held over the grid: how far its top is below the top of the column under it, or its lower edge where that is what is held. */
export interface HeldBlock {
  readonly id: string;
  readonly column: number;
  readonly offset: number;
  readonly edge: boolean;
}

/** Less is a press, not a drag. */
const SLACK_PX = 4;
/** So near to an edge the grid scrolls. */
const EDGE_PX = 32;
const SCROLL_PX = 12;

/**
 * Drags blocks with `data-movable` over columns with `data-body`, or their lower edge with `data-edge`, by mouse or pen: a finger scrolls. Escape lets go of it. Every drag has another way:
 * the keys of `MoveKeys`, and the form behind each appointment.
 */
@Directive({
  selector: '[hpGridDrag]',
  host: { '(pointerdown)': 'take($event)', '(dragstart)': '$event.preventDefault()' },
})
export class GridDrag {
  readonly held = output<HeldBlock>();
  readonly dropped = output();
  readonly letGo = output();

  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  #listening: AbortController | null = null;

  constructor() {
    inject(DestroyRef).onDestroy(() => this.#listening?.abort());
  }

  protected take(event: PointerEvent): void {
    const block = (event.target as HTMLElement).closest<HTMLElement>('[data-movable]');
    if (!block || event.button !== 0 || event.pointerType === 'touch') return;
    const { top, bottom } = block.getBoundingClientRect();
    const edge = (event.target as HTMLElement).closest('[data-edge]') !== null;
    const taken = { id: block.dataset['appointment'] ?? '', edge, grab: event.clientY - (edge ? bottom : top) };
    let moved = false;
    const listening = new AbortController();
    const on = <K extends keyof DocumentEventMap>(type: K, listener: (event: DocumentEventMap[K]) => void) =>
      document.addEventListener(type, listener, { signal: listening.signal });
    this.#listening?.abort();
    this.#listening = listening;
    on('pointermove', (at) => {
      moved ||= Math.hypot(at.clientX - event.clientX, at.clientY - event.clientY) > SLACK_PX;
      if (moved) this.#hold(taken, at);
    });
    on('pointerup', () => this.#end(moved, true));
    on('pointercancel', () => this.#end(moved, false));
    on('keydown', ({ key }) => key === 'Escape' && this.#end(moved, false));
  }

  #hold({ grab, ...block }: { id: string; edge: boolean; grab: number }, { clientX, clientY }: PointerEvent): void {
    this.#scroll(clientX, clientY);
    const columns = [...this.#host.querySelectorAll<HTMLElement>('[data-body]')].map((body) => body.getBoundingClientRect());
    const under = columns.findIndex(({ left, right }) => left <= clientX && clientX < right);
    if (under >= 0) this.held.emit({ ...block, column: under, offset: clientY - grab - columns[under].top });
  }

  #scroll(x: number, y: number): void {
    const { left, right, top, bottom } = this.#host.getBoundingClientRect();
    const towards = (at: number, from: number, to: number): number =>
      at > to - EDGE_PX ? SCROLL_PX : at < from + EDGE_PX ? -SCROLL_PX : 0;
    this.#host.scrollBy?.(towards(x, left, right), towards(y, top, bottom));
  }

  #end(moved: boolean, drop: boolean): void {
    this.#listening?.abort();
    if (!moved) return;
    this.#keepFromOpening();
    if (drop) this.dropped.emit();
    else this.letGo.emit();
  }

  /** A block is a link, and the browser takes the end of a drag for a press. */
  #keepFromOpening(): void {
    const stop = (event: Event): void => {
      event.preventDefault();
      event.stopPropagation();
    };
    document.addEventListener('click', stop, { capture: true, once: true });
    setTimeout(() => document.removeEventListener('click', stop, { capture: true }));
  }
}
