import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { ShrinkOnScroll } from './shrink-on-scroll.directive';

const TALL = 100;
const COMPACT = 40;

@Component({
  imports: [ShrinkOnScroll],
  template: `<main><div hpShrinkOnScroll #shrink="hpShrink" [class.compact]="shrink.shrunk()"></div></main>`,
})
class Page {}

describe('a banner that shrinks while the page is scrolled', () => {
  let resized: () => void;

  beforeEach(() => {
    globalThis.ResizeObserver = class implements ResizeObserver {
      constructor(tell: ResizeObserverCallback) {
        resized = () => tell([], this);
      }
      observe = () => undefined;
      unobserve = () => undefined;
      disconnect = () => undefined;
    };
    jest.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockImplementation(function (this: HTMLElement) {
      return this.classList.contains('compact') ? COMPACT : TALL;
    });
  });
  afterEach(() => jest.restoreAllMocks());

  async function opened() {
    const fixture = TestBed.createComponent(Page);
    await fixture.whenStable();
    const page = fixture.nativeElement as HTMLElement;
    const [main, banner] = [page.querySelector('main'), page.querySelector('div')];
    if (!main || !banner) throw new Error('nothing was drawn');
    const scroll = (to: number) => {
      main.scrollTop = to;
      main.dispatchEvent(new Event('scroll'));
    };
    resized();
    return { fixture, banner, scroll };
  }

  it('gives back below it what it loses, until it is tall again', async () => {
    const { fixture, banner, scroll } = await opened();
    scroll(200);
    await fixture.whenStable();
    resized();
    expect(banner.style.marginBottom).toBe('60px');
    scroll(0);
    await fixture.whenStable();
    resized();
    expect(banner.style.marginBottom).toBe('0px');
  });

  it('goes by how it is drawn when the page is scrolled back before that shows', async () => {
    const { banner, fixture, scroll } = await opened();
    scroll(200);
    await fixture.whenStable();
    scroll(0);
    resized();
    expect(banner.style.marginBottom).toBe('60px');
  });
});
