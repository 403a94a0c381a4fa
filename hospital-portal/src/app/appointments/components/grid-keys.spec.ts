import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { GridKeys } from './grid-keys.directive';

/** Three doctors: two in the morning, nobody's cells for the second, three for the third. */
@Component({
  imports: [GridKeys],
  template: `
    <div hpGridKeys>
      <a href="#" data-cell data-column="0" data-start="540" id="first">09:00</a>
      <a href="#" data-cell data-column="0" data-start="600" id="ten">10:00</a>
      <a href="#" data-cell data-column="2" data-start="690" id="last">11:30</a>
      <a href="#" data-cell data-column="2" data-start="615" id="quarter">10:15</a>
      <a href="#" data-cell data-column="2" data-start="540" id="nine">09:00</a>
    </div>
  `,
})
class Host {}

describe('the keys of the day by doctor', () => {
  let page: HTMLElement;
  const at = (id: string) => page.querySelector<HTMLElement>(`#${id}`)!;
  /** @returns where the focus is after the key, and whether the browser goes on with it */
  const press = (id: string, key: string): [string, boolean] => {
    at(id).focus();
    const goesOn = at(id).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    return [document.activeElement!.id, goesOn];
  };

  beforeEach(() => {
    const fixture = TestBed.createComponent(Host);
    page = fixture.nativeElement as HTMLElement;
    document.body.append(page);
    fixture.detectChanges();
  });
  afterEach(() => page.remove());

  it('lead to the same time of the next doctor who has any, and back', () => {
    expect(press('ten', 'ArrowRight')).toEqual(['quarter', false]);
    expect(press('quarter', 'ArrowLeft')).toEqual(['ten', false]);
    expect(press('last', 'ArrowLeft')).toEqual(['ten', false]);
  });

  it('lead to the first and the last of the doctor, by time and not by how they are drawn', () => {
    expect([press('quarter', 'Home'), press('quarter', 'End')]).toEqual([
      ['nine', false],
      ['last', false],
    ]);
  });

  it('stay at the edge, and leave Enter to the link', () => {
    for (const [id, key] of [
      ['first', 'ArrowUp'],
      ['first', 'ArrowLeft'],
      ['last', 'ArrowDown'],
      ['last', 'ArrowRight'],
      ['ten', 'Enter'],
    ] as const)
      expect(press(id, key)).toEqual([id, true]);
  });

  it('keep one cell for Tab: the one that was reached last', () => {
    press('first', 'ArrowDown');
    expect([...page.querySelectorAll<HTMLElement>('[data-cell]')].filter(({ tabIndex }) => tabIndex === 0).map(({ id }) => id)).toEqual([
      'ten',
    ]);
  });
});
