import { DestroyRef, Directive, ElementRef, afterNextRender, afterRenderEffect, inject, signal } from '@angular/core';

/** The banner shrinks once this much of it has been scrolled past, in pixels. */
const THRESHOLD_PX = 48;

/**
 * Put it on a sticky element: `shrunk()` is true while the page is scrolled. What the element loses in height is given back below it, else
 * the page would jump, and on a short page flicker between the two.
 */
@Directive({ selector: '[hpShrinkOnScroll]', exportAs: 'hpShrink' })
export class ShrinkOnScroll {
  readonly #element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly #destroyed = inject(DestroyRef);
  readonly #shrunk = signal(false);
  readonly shrunk = this.#shrunk.asReadonly();

  constructor() {
    /** As it is drawn: the page may have been scrolled since. */
    let compact = false;
    afterRenderEffect(() => (compact = this.#shrunk()));
    afterNextRender(() => {
      const scroller = this.#element.closest('main');
      if (!scroller || typeof ResizeObserver !== 'function') return;
      let tall = this.#element.offsetHeight;
      const follow = () => this.#shrunk.set(scroller.scrollTop > THRESHOLD_PX);
      const sizes = new ResizeObserver(() => {
        if (!compact) tall = this.#element.offsetHeight;
        // At once, before this frame is drawn: a check of the page would be a frame late.
        const gap = compact ? Math.max(0, tall - this.#element.offsetHeight) : 0;
        this.#element.style.marginBottom = `${gap}px`;
      });
      scroller.addEventListener('scroll', follow, { passive: true });
      sizes.observe(this.#element);
      this.#destroyed.onDestroy(() => {
        scroller.removeEventListener('scroll', follow);
        sizes.disconnect();
      });
    });
  }
}
