import { OverlayContainer } from '@angular/cdk/overlay';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { provideIcons } from '@hms/shared-ui/shell';
import type { ListColumn } from '../list-columns';
import { aCustomField, aRow } from '../testing';
import { ColumnMenu } from './column-menu.component';
import { PatientTable } from './patient-table.component';

const FIELDS = [aCustomField(), aCustomField({ key: 'height', label: 'Height', type: 'number', unit: 'cm' })];

describe('columns of the hospital’s own fields', () => {
  beforeEach(() => TestBed.configureTestingModule({ providers: [provideIcons(), provideRouter([])] }));

  const texts = (page: HTMLElement, selector: string) => [...page.querySelectorAll(selector)].map((one) => one.textContent.trim());

  it('are in the table where they are shown, in words', async () => {
    const fixture = TestBed.createComponent(PatientTable);
    fixture.componentRef.setInput('patients', [aRow({ customFields: { height: 171.5, village: 'Wai' } }), aRow({ id: 'p2' })]);
    fixture.componentRef.setInput('fields', FIELDS);
    fixture.componentRef.setInput('columns', ['number', 'cf.height', 'cf.gone']);
    await fixture.whenStable();
    const page = fixture.nativeElement as HTMLElement;
    expect(texts(page, 'th')).toEqual(['Name', 'Number', 'Height']);
    expect(texts(page, '.c-own')).toEqual(['171.5 cm', 'Not recorded']);
  });

  async function menuOf(shown: readonly ListColumn[], fields = FIELDS) {
    const fixture = TestBed.createComponent(ColumnMenu);
    fixture.componentRef.setInput('shown', shown);
    fixture.componentRef.setInput('fields', fields);
    const told: (readonly ListColumn[])[] = [];
    fixture.componentInstance.changed.subscribe((columns) => told.push(columns));
    (fixture.nativeElement as HTMLElement).querySelector<HTMLButtonElement>('button')?.click();
    await fixture.whenStable();
    const boxes = [...TestBed.inject(OverlayContainer).getContainerElement().querySelectorAll<HTMLLabelElement>('label')];
    const box = (label: string) => boxes.find(({ textContent }) => textContent.trim() === label)?.querySelector('input');
    return { told, boxes, box };
  }

  it('are switched on in the menu', async () => {
    const { told, box } = await menuOf(['phone', 'cf.height']);
    expect([box('Height')?.checked, box('Native place')?.checked]).toEqual([true, false]);
    box('Native place')?.click();
    expect(told).toEqual([['phone', 'cf.village', 'cf.height']]);
  });

  it('are no more than eight at once', async () => {
    const many = Array.from({ length: 9 }, (_, index) => aCustomField({ key: `f${String(index)}`, label: `Field ${String(index)}` }));
    const { box } = await menuOf(
      many.slice(0, 8).map(({ key }): ListColumn => `cf.${key}`),
      many,
    );
    expect([box('Field 8')?.disabled, box('Field 7')?.disabled, box('Phone')?.disabled]).toEqual([true, false, false]);
  });
});
