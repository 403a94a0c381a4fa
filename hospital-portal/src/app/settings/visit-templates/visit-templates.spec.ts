import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { ActivatedRoute, convertToParamMap, provideRouter } from '@angular/router';
import type { VisitTemplate } from '@hms/shared-dto';
import { Dialogs, Problem, ToastService } from '@hms/shared-ui';
import { provideIcons } from '@hms/shared-ui/shell';
import { provideEffects } from '@ngrx/effects';
import { provideState, provideStore } from '@ngrx/store';
import { BehaviorSubject, type Observable, of, throwError } from 'rxjs';
import { mergeTemplate, templateConflict } from './template-form';
import { VisitTemplatesApi } from './visit-templates.api';
import * as visitTemplatesEffects from './visit-templates.effects';
import { visitTemplatesFeature } from './visit-templates.feature';
import { VisitTemplatesPage } from './visit-templates.page';

const TEMPLATE: VisitTemplate = {
  ...{ id: 't1', name: 'Fever, adult', status: 'active', createdAt: '2026-11-01T05:00:00Z', version: 3 },
  ...{ chiefComplaint: '', history: 'Onset, travel.', examination: '', assessment: '', plan: '', followUp: '' },
};
const refused = (status: number, code: string): Observable<never> =>
  throwError(() => new Problem({ status, code, title: '', detail: `Refused: ${code}.`, traceId: null }));

it('two who change a template at once see where they differ, and keep what was chosen', () => {
  const yours = { name: 'Fever', history: 'Onset.' };
  expect(templateConflict(yours, TEMPLATE).map(({ label, yours: mine, theirs }) => [label, mine, theirs])).toEqual([
    ['Name', 'Fever', 'Fever, adult'],
    ['History', 'Onset.', 'Onset, travel.'],
  ]);
  expect(mergeTemplate(yours, TEMPLATE, { name: 'yours', history: 'theirs' })).toEqual({ name: 'Fever', history: 'Onset, travel.' });
});

describe('the templates of notes', () => {
  let fixture: ComponentFixture<VisitTemplatesPage>;
  const route = { queryParamMap: new BehaviorSubject(convertToParamMap({})), snapshot: { queryParams: {} } };
  const api = { list: jest.fn(), get: jest.fn(), add: jest.fn(), change: jest.fn(), archive: jest.fn(), restore: jest.fn() };
  const dialogs = { resolveConflict: jest.fn() };
  const page = () => fixture.nativeElement as HTMLElement;
  const shown = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
  };
  const press = async (words: string) => {
    [...page().querySelectorAll('button')].find(({ textContent }) => textContent.includes(words))?.click();
    await shown();
  };
  const type = (label: string, value: string) => {
    const around = [...page().querySelectorAll('hms-field')].find(({ textContent }) => textContent.trim().startsWith(label));
    const field = around?.querySelector<HTMLInputElement>('input, textarea');
    if (!field) throw new Error(`no field ${label}`);
    field.value = value;
    field.dispatchEvent(new Event('input'));
  };

  beforeEach(async () => {
    jest.resetAllMocks();
    api.list.mockReturnValue(of([TEMPLATE]));
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        provideIcons(),
        provideStore(),
        provideState(visitTemplatesFeature),
        provideEffects(visitTemplatesEffects),
        { provide: VisitTemplatesApi, useValue: api },
        { provide: Dialogs, useValue: dialogs },
        { provide: ActivatedRoute, useValue: route },
      ],
    });
    fixture = TestBed.createComponent(VisitTemplatesPage);
    await shown();
  });

  it('are added once for the same request, and say why not', async () => {
    api.add.mockReturnValueOnce(refused(409, 'visit_template.name_taken')).mockReturnValueOnce(of(TEMPLATE));
    await press('Add a template');
    type('Name', ' Fever, adult ');
    await press('Save template');
    expect(page().querySelector('[role=alert]')?.textContent).toContain('Refused: visit_template.name_taken.');
    await press('Save template');
    const [one, two] = api.add.mock.calls as [object, string][];
    expect([one, one[0]]).toEqual([two, { name: 'Fever, adult' }]);
    expect(page().querySelector('form')).toBeNull();
    expect(TestBed.inject(ToastService).current()?.text).toBe('Fever, adult saved.');
  });

  it('are archived at once, and brought back by Undo', async () => {
    api.archive.mockReturnValue(of(undefined));
    api.restore.mockReturnValue(of(TEMPLATE));
    await press('Archive Fever, adult');
    TestBed.inject(ToastService).act();
    expect([api.archive.mock.calls, api.restore.mock.calls]).toEqual([[['t1']], [['t1']]]);
  });

  it('ask which text to keep when somebody else saved first', async () => {
    api.change.mockReturnValueOnce(refused(412, 'version.stale')).mockReturnValueOnce(of(TEMPLATE));
    api.get.mockReturnValue(of({ ...TEMPLATE, plan: 'Fluids', version: 4 }));
    dialogs.resolveConflict.mockResolvedValue({ history: 'yours', plan: 'theirs' });
    await press('Edit Fever, adult');
    type('History', 'Onset.');
    await press('Save template');
    await shown();
    expect(api.change).toHaveBeenLastCalledWith(expect.objectContaining({ version: 4 }), {
      name: 'Fever, adult',
      history: 'Onset.',
      plan: 'Fluids',
    });
  });
});
