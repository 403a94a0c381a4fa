import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { provideHttpClient } from '@angular/common/http';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { NEVER, type Observable, Subject, throwError } from 'rxjs';
import { provideIcons } from '../icons/provide-icons';
import { Problem } from '../session/problem';
import { HmsPalette } from './palette.component';
import type { PaletteContent, PaletteEntry } from './palette.model';

const entry = (id: string, label: string): PaletteEntry => ({ id, label, icon: 'home', target: { path: `/${id}` } });
const MEENA = entry('p1', 'SHARMA, Meena');
const unreachable = new Problem({
  status: 0,
  title: 'No connection',
  detail: 'The server could not be reached.',
  code: 'network',
  traceId: null,
});

describe('palette', () => {
  let fixture: ComponentFixture<HmsPalette>;
  let answers: Observable<readonly PaletteEntry[]>;
  const asked: string[] = [];
  const close = jest.fn();
  const page = () => fixture.nativeElement as HTMLElement;
  const box = () => page().querySelector('input') as HTMLInputElement;
  const options = () => [...page().querySelectorAll('[role=option] .label')].map((label) => label.textContent);
  const marked = () => page().querySelector('[aria-selected=true] .label')?.textContent;

  beforeEach(() => {
    jest.useFakeTimers();
    Element.prototype.scrollIntoView = () => undefined; // jsdom has no layout
    asked.length = 0;
    close.mockClear();
    answers = NEVER;
    const content: PaletteContent = {
      groups: [{ heading: 'Go to', entries: [entry('home', 'Home'), entry('patients', 'Patients'), entry('medicines', 'Medicines')] }],
      search: { group: 'Patients found', find: (text) => (asked.push(text), answers) },
    };
    const providers = [
      provideHttpClient(),
      provideIcons(),
      { provide: DIALOG_DATA, useValue: content },
      { provide: DialogRef, useValue: { close } },
    ];
    TestBed.configureTestingModule({ providers });
    fixture = TestBed.createComponent(HmsPalette);
    fixture.detectChanges();
  });
  afterEach(() => jest.useRealTimers());

  const type = (text: string) => {
    box().value = text;
    box().dispatchEvent(new Event('input'));
    fixture.detectChanges();
  };
  const pause = () => {
    jest.advanceTimersByTime(250);
    fixture.detectChanges();
  };
  const press = (key: string, isComposing = false) => {
    box().dispatchEvent(new KeyboardEvent('keydown', { key, isComposing, cancelable: true }));
    fixture.detectChanges();
  };

  it('is a combobox that names the marked option; arrows go round', () => {
    expect(marked()).toBe('Home');
    expect(box().getAttribute('aria-activedescendant')).toBe('palette-home');
    press('ArrowUp');
    expect(marked()).toBe('Medicines');
    press('ArrowDown');
    expect(marked()).toBe('Home');
    expect(page().querySelectorAll('[aria-selected=true]')).toHaveLength(1);
  });

  it('Enter closes with the marked entry, but not while a letter is being composed', () => {
    press('ArrowDown');
    press('Enter', true);
    expect(close).not.toHaveBeenCalled();
    press('Enter');
    expect(close).toHaveBeenCalledWith(expect.objectContaining({ id: 'patients' }));
  });

  it('asks the server after a pause, for two characters or more, and says that it does', () => {
    answers = new Subject();
    type('m');
    pause();
    expect(asked).toEqual([]);
    type('me');
    expect(page().textContent).toContain('Searching patients found…');
    pause();
    expect(asked).toEqual(['me']);
  });

  it('keeps the mark when the answer comes in above it', () => {
    const found = new Subject<readonly PaletteEntry[]>();
    answers = found;
    type('me');
    pause();
    expect(marked()).toBe('Medicines');
    found.next([MEENA]);
    fixture.detectChanges();
    expect(options()).toEqual(['SHARMA, Meena', 'Medicines']);
    expect(marked()).toBe('Medicines');
  });

  it('never shows the answer to what was typed before', () => {
    const found = new Subject<readonly PaletteEntry[]>();
    answers = found;
    type('meena');
    pause();
    type('meenax');
    found.next([MEENA]);
    fixture.detectChanges();
    expect(options()).toEqual([]);
    press('Enter');
    expect(close).not.toHaveBeenCalled();
  });

  it('says when the search failed, and tries again', () => {
    answers = throwError(() => unreachable);
    type('meena');
    pause();
    expect(page().querySelector('[role=alert]')?.textContent).toContain('The server could not be reached.');
    answers = NEVER;
    (page().querySelector('[role=alert] button') as HTMLButtonElement).click();
    fixture.detectChanges();
    pause();
    expect(asked).toEqual(['meena', 'meena']);
    expect(page().querySelector('[role=alert]')).toBeNull();
  });
});
