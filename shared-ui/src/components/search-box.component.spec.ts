import { provideHttpClient } from '@angular/common/http';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideIcons } from '../icons/provide-icons';
import { HmsSearchBox } from './search-box.component';

describe('search box', () => {
  let fixture: ComponentFixture<HmsSearchBox>;
  let box: HTMLInputElement;
  const told: string[] = [];

  beforeEach(() => {
    jest.useFakeTimers();
    told.length = 0;
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideIcons()] });
    fixture = TestBed.createComponent(HmsSearchBox);
    fixture.componentRef.setInput('label', 'Search patients');
    fixture.componentInstance.searched.subscribe((text) => told.push(text));
    fixture.detectChanges();
    box = (fixture.nativeElement as HTMLElement).querySelector('input') as HTMLInputElement;
  });
  afterEach(() => jest.useRealTimers());

  const type = (text: string) => {
    box.value = text;
    box.dispatchEvent(new Event('input'));
  };

  it('tells the last text once, 250 ms after the last key', () => {
    type('sh');
    jest.advanceTimersByTime(200);
    type('sharma ');
    jest.advanceTimersByTime(249);
    expect(told).toEqual([]);
    jest.advanceTimersByTime(1);
    expect(told).toEqual(['sharma']);
  });

  it('clears by Esc at once', () => {
    type('rao');
    jest.advanceTimersByTime(250);
    box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    expect(told).toEqual(['rao', '']);
  });

  it('takes a new text from the address, and keeps what is being typed upon its own echo', () => {
    type('rao');
    jest.advanceTimersByTime(250);
    type('rao m');
    fixture.componentRef.setInput('value', 'rao');
    fixture.detectChanges();
    expect(box.value).toBe('rao m');
    fixture.componentRef.setInput('value', 'iyer');
    fixture.detectChanges();
    expect(box.value).toBe('iyer');
  });

  it('has a name for screen readers', () => expect(box.getAttribute('aria-label')).toBe('Search patients'));
});
