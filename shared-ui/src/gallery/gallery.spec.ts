import { reflectComponentType, type Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideIcons } from '../icons/provide-icons';
import * as audit from '../audit/index';
import * as filters from '../filters/index';
import * as library from '../index';
import { configureSession } from '../session/session-fixture';
import { GalleryPage } from './gallery.page';

/** The app's root has it: it shows why a program did not start. */
const NOT_FOR_PAGES = ['hms-start-failure'];

const selectorOf = (exported: unknown): string | null => {
  if (typeof exported !== 'function') return null;
  const directive = (exported as { ɵdir?: { selectors: unknown } }).ɵdir;
  return reflectComponentType(exported as Type<unknown>)?.selector ?? (directive ? exported.name : null);
};

it('shows every component and directive of the library', () => {
  configureSession();
  TestBed.configureTestingModule({ providers: [provideIcons()] });
  const fixture = TestBed.createComponent(GalleryPage);
  fixture.detectChanges();
  const page = fixture.nativeElement as HTMLElement;
  const attributes: Record<string, string> = { HmsInput: '[hmsInput]', HmsFocusHere: '[hmsFocusHere]' };
  const selectors = Object.values({ ...library, ...audit, ...filters })
    .map(selectorOf)
    .filter((selector) => selector !== null)
    .map((selector) => attributes[selector] ?? selector)
    .filter((selector) => !NOT_FOR_PAGES.includes(selector));
  expect(selectors.length).toBeGreaterThan(20);
  expect(selectors.filter((selector) => !page.querySelector(selector))).toEqual([]);
});
