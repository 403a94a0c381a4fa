import { Component, signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import type { MoveAxis } from '../shift';
import { GridKeys } from './grid-keys.directive';
import { type AskedNudge, MoveKeys } from './move-keys.directive';

@Component({
  imports: [GridKeys, MoveKeys],
  template: `
    <div
      hpGridKeys
      [hpMoveKeys]="axis"
      [moving]="moving()"
      (nudged)="told.push($event)"
      (put)="told.push('put')"
      (back)="told.push('back')"
    >
      <a href="#" data-cell data-column="0" data-start="540" data-appointment="a1">One</a>
      <a href="#" data-cell data-column="0" data-start="555" data-appointment="a2">Two</a>
    </div>
  `,
})
class Host {
  readonly axis: MoveAxis = 'doctors';
  readonly moving = signal<string | null>(null);
  readonly told: (AskedNudge | string)[] = [];
}

describe('the keys of a calendar', () => {
  let fixture: ComponentFixture<Host>;
  const link = (id: string): HTMLElement => {
    const found = (fixture.nativeElement as HTMLElement).querySelector<HTMLElement>(`[data-appointment=${id}]`);
    if (!found) throw new Error(`no ${id}`);
    return found;
  };
  /** @returns whether the browser goes on with the key */
  const press = (id: string, key: string, altKey = false): boolean =>
    link(id).dispatchEvent(new KeyboardEvent('keydown', { key, altKey, bubbles: true, cancelable: true }));

  beforeEach(() => {
    fixture = TestBed.createComponent(Host);
    document.body.append(fixture.nativeElement as HTMLElement);
    fixture.detectChanges();
  });

  afterEach(() => (fixture.nativeElement as HTMLElement).remove());

  it('tell an appointment that moves from the focus that goes on', () => {
    link('a1').focus();
    press('a1', 'ArrowDown');
    expect([document.activeElement, fixture.componentInstance.told]).toEqual([link('a2'), []]);
    press('a2', 'ArrowDown', true);
    expect(document.activeElement).toBe(link('a2'));
    expect(fixture.componentInstance.told).toEqual([{ id: 'a2', nudge: { minutes: 15 } }]);
  });

  it('keep Alt and an arrow from the browser, which would go back a page', () => {
    expect([press('a1', 'ArrowLeft', true), press('a1', 'F5')]).toEqual([false, true]);
  });

  it('let Enter open what is not taken up, and put down what is', () => {
    expect(press('a1', 'Enter')).toBe(true);
    fixture.componentInstance.moving.set('a1');
    fixture.detectChanges();
    expect([press('a1', 'Enter'), press('a2', 'Enter'), press('a1', 'Escape')]).toEqual([false, true, false]);
    expect(fixture.componentInstance.told).toEqual(['put', 'back']);
  });
});
