import { Directive, ElementRef, afterNextRender, inject } from '@angular/core';

/** Takes the focus when it appears: the heading of a step that has replaced the one before, or the only field of it. */
@Directive({ selector: '[hmsFocusHere]', host: { tabindex: '-1' } })
export class HmsFocusHere {
  constructor() {
    const element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    afterNextRender(() => element.focus({ preventScroll: true }));
  }
}
