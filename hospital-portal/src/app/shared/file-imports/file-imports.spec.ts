import { provideRouter } from '@angular/router';
import { TestBed } from '@angular/core/testing';
import { FILE_IMPORT_LIMITS, LAB_IMPORT_COLUMNS, type FileImportReport } from '@hms/shared-dto';
import { Problem } from '@hms/shared-ui';
import { type Observable, of, throwError } from 'rxjs';
import { FileImportsApi } from './file-imports.api';
import { FileImport } from './file-import.page-part';

const report: FileImportReport = {
  ...{ stored: false, added: 1, changed: 1, unchanged: 3, wrong: 1, leftOut: ['Price'], seal: 'a'.repeat(64) },
  items: [
    { line: 2, label: 'K Potassium', outcome: 'changed', parts: ['ranges', 'deltaPercent'] },
    { line: 3, label: 'NA Sodium', outcome: 'new', parts: [] },
  ],
  errors: [{ line: 4, column: 'Unit', code: 'unit.invalid', message: 'This is no unit of UCUM.' }],
};
const file = new File(['Code\nK\n'], 'tests.csv');

function opened(...answers: Observable<FileImportReport>[]) {
  const send = jest.fn().mockImplementation(() => answers.shift());
  TestBed.configureTestingModule({ providers: [provideRouter([]), { provide: FileImportsApi, useValue: { send } }] });
  const fixture = TestBed.createComponent(FileImport);
  for (const [name, value] of Object.entries({ list: 'tests', columns: LAB_IMPORT_COLUMNS, maxRows: 2000, back: '/labs/catalogue' }))
    fixture.componentRef.setInput(name, value);
  fixture.detectChanges();
  const page = fixture.nativeElement as HTMLElement;
  const choose = (chosen: File) => {
    const box = page.querySelector<HTMLInputElement>('input[type=file]')!;
    Object.defineProperty(box, 'files', { value: [chosen], configurable: true });
    box.dispatchEvent(new Event('change'));
    fixture.detectChanges();
  };
  const press = (name: string) => {
    [...page.querySelectorAll('button')].find(({ textContent }) => textContent.includes(name))!.click();
    fixture.detectChanges();
  };
  return { send, page, choose, press, fixture };
}

describe('a file', () => {
  it('is checked first, and stored as it was read', () => {
    const { send, page, choose, press } = opened(of(report), of({ ...report, stored: true, seal: null }));
    expect(page.textContent).toContain('Age below');
    choose(file);
    expect(send).toHaveBeenLastCalledWith('tests', file, null);
    for (const words of [
      'Nothing is stored yet.',
      'Price',
      'This is no unit of UCUM.',
      'Changed: Reference ranges, Usual change',
      'NA Sodium',
    ])
      expect(page.textContent).toContain(words);
    page.querySelector<HTMLInputElement>('input[type=checkbox]')!.click();
    press('Store 2 tests');
    expect(send).toHaveBeenLastCalledWith('tests', file, { seal: report.seal, confirmed: 'yes' });
    expect(page.textContent).toContain('Stored.');
    expect(page.querySelector('a.btn')?.getAttribute('href')).toBe('/labs/catalogue');
  });

  it('that changes nothing has nothing to store', () => {
    const { page, choose } = opened(of({ ...report, added: 0, changed: 0, wrong: 0, items: [], errors: [], leftOut: [], seal: null }));
    choose(file);
    expect(page.textContent).toContain('There is nothing to store.');
    expect(page.textContent).not.toContain('Store ');
  });

  it('that is too large is not sent', () => {
    const { send, page, choose } = opened();
    choose(new File([new Uint8Array(FILE_IMPORT_LIMITS.bytes + 1)], 'large.csv'));
    expect(send).not.toHaveBeenCalled();
    expect(page.textContent).toContain('larger than 4 MB');
  });

  it('that the server cannot use is said so; one that went stale can be checked again', () => {
    const problem = (status: number, code: string) =>
      throwError(() => new Problem({ status, code, title: 'No', detail: 'Why not.', traceId: 't' }));
    const { send, page, choose, press } = opened(problem(422, 'import.unusable'), of(report), problem(409, 'import.stale'), of(report));
    choose(file);
    expect(page.textContent).toContain('Why not.');
    expect(page.querySelector('hms-error-panel button')).toBeNull();
    choose(file);
    press('Store 2 tests');
    expect(page.textContent).toContain('Why not.');
    press('Try again');
    expect(send).toHaveBeenLastCalledWith('tests', file, null);
    expect(page.textContent).toContain('Nothing is stored yet.');
  });
});
