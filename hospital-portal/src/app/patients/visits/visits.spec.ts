import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { Visit } from '@hms/shared-dto';
import { Dialogs, Problem, sessionFeature } from '@hms/shared-ui';
import { provideIcons } from '@hms/shared-ui/shell';
import { provideEffects } from '@ngrx/effects';
import { Store, provideState, provideStore } from '@ngrx/store';
import { type Observable, Subject, of, throwError } from 'rxjs';
import { DiagnosesApiActions } from '../../shared/diagnoses/diagnoses.actions';
import { diagnosesFeature } from '../../shared/diagnoses/diagnoses.feature';
import { aCondition } from '../../shared/diagnoses/testing';
import { VisitVersions } from './components/visit-versions.component';
import { VisitPage } from './pages/visit.page';
import { aVersion, aVersionList, aVisit } from './testing';
import { VisitApiActions } from './visits.actions';
import { VisitsApi } from './visits.api';
import * as visitListsEffects from './visit-lists.effects';
import * as visitsEffects from './visits.effects';
import { visitsFeature } from './visits.feature';

/** A doctor of a hospital in India. */
const SESSION = { status: 'signedIn', user: { id: 'u1', timeZone: 'Asia/Kolkata', permissions: ['records:read', 'records:write'] } };
const refused = (status: number, code: string): Observable<never> =>
  throwError(() => new Problem({ status, code, title: '', detail: `Refused: ${code}.`, traceId: null }));

describe('the page of a visit', () => {
  let fixture: ComponentFixture<VisitPage>;
  const api = {
    get: jest.fn((): Observable<Visit> => of(aVisit())),
    save: jest.fn(),
    sign: jest.fn(),
    amend: jest.fn(),
    markError: jest.fn(),
    versions: jest.fn((_id: string, _cursor?: string) => of(aVersionList([aVersion()]))),
    templates: jest.fn(() => of([])),
  };
  const dialogs = { confirm: jest.fn(), resolveConflict: jest.fn() };
  const page = () => fixture.nativeElement as HTMLElement;
  const text = () => page().textContent.replace(/\s+/g, ' ');
  const shown = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
  };
  const areas = () => [...page().querySelectorAll('textarea')];
  const type = (index: number, value: string) => {
    const area = areas()[index];
    area.value = value;
    area.dispatchEvent(new Event('input'));
  };
  const leave = async () => {
    areas()[0].dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
    await shown();
  };
  const press = async (words: string) => {
    [...page().querySelectorAll('button')].find(({ textContent }) => textContent.includes(words))?.click();
    await shown();
  };
  const open = async (id = 'p1') => {
    fixture = TestBed.createComponent(VisitPage);
    fixture.componentRef.setInput('id', id);
    fixture.componentRef.setInput('visitId', 'v1');
    await shown();
  };

  beforeEach(() => {
    jest.resetAllMocks();
    api.get.mockImplementation(() => of(aVisit()));
    api.versions.mockImplementation(() => of(aVersionList([aVersion()])));
    api.templates.mockImplementation(() => of([]));
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        provideIcons(),
        provideStore(),
        provideState({ name: sessionFeature.name, reducer: () => SESSION }),
        provideState(visitsFeature),
        provideState(diagnosesFeature),
        provideEffects(visitsEffects, visitListsEffects),
        { provide: VisitsApi, useValue: api },
        { provide: Dialogs, useValue: dialogs },
      ],
    });
  });

  it('never shows another patient’s visit under this patient’s banner', async () => {
    api.get.mockImplementation(() => of(aVisit({ patientId: 'p2', chiefComplaint: 'Secret' })));
    await open();
    expect(text()).toContain('This visit is in another record');
    expect(areas()).toEqual([]);
    expect(page().querySelector('a')?.getAttribute('href')).toBe('/patients/p2/visits/v1');
  });

  it('shows the diagnoses of this visit and of no other list of the patient', async () => {
    await open();
    const store = TestBed.inject(Store);
    const conditions = (display: string) => [aCondition({ display })];
    store.dispatch(DiagnosesApiActions.loaded({ of: { patientId: 'p1', visitId: null }, conditions: conditions('Old asthma') }));
    store.dispatch(DiagnosesApiActions.loaded({ of: { patientId: 'p1', visitId: 'v1' }, conditions: conditions('Dengue fever') }));
    await shown();
    expect([text().includes('Dengue fever'), text().includes('Old asthma')]).toEqual([true, false]);
  });

  it('shows the newest signed texts, and those before them when asked, down to the first one', async () => {
    api.get.mockImplementation(() => of(aVisit({ status: 'amended', signedVersion: 2, signedAt: '2026-11-22T05:12:00Z', doctorId: 'u2' })));
    const amended = aVersion({ number: 2, plan: 'Ice', reason: 'The left knee' });
    api.versions.mockImplementation((_id: string, cursor?: string) =>
      of(cursor ? aVersionList([aVersion({ plan: 'Rest at home' })]) : aVersionList([amended], 'c1')),
    );
    await open();
    expect(text()).not.toContain('Rest at home');
    await press('Show earlier texts');
    expect(api.versions).toHaveBeenLastCalledWith('v1', 'c1');
    for (const words of ['The left knee', 'Rest at home', 'as it was signed first']) expect(text()).toContain(words);
    expect(text()).not.toContain('Show earlier texts');
    TestBed.inject(Store).dispatch(VisitApiActions.versionsLoaded({ id: 'v1', list: aVersionList([aVersion()]), cursor: 'c1' }));
    await shown();
    expect(page().querySelectorAll('hp-visit-versions li')).toHaveLength(2);
  });

  it('saves on leaving a field, says when, and keeps typed text over what comes back', async () => {
    const answer = new Subject<Visit>();
    api.save.mockReturnValue(answer);
    await open();
    expect(text()).toContain('Saved 10:42');
    type(4, 'Rest');
    await leave();
    expect(api.save).toHaveBeenCalledWith('v1', 1, { chiefComplaint: 'Fever', plan: 'Rest' });
    type(4, 'Rest and fluids');
    answer.next(aVisit({ plan: 'Rest', version: 2, updatedAt: '2026-11-22T05:20:00Z' }));
    await shown();
    expect(areas()[4].value).toBe('Rest and fluids');
    expect(text()).toContain('Not saved yet');
    await leave();
    expect(api.save).toHaveBeenLastCalledWith('v1', 2, { chiefComplaint: 'Fever', plan: 'Rest and fluids' });
  });

  it('keeps the text on the page when it could not be sent', async () => {
    api.save.mockReturnValue(refused(503, 'dependency.down'));
    await open();
    type(4, 'Rest');
    await leave();
    expect(text()).toContain('Not saved. Your text is kept here and sent again.');
    expect([areas()[4].value, fixture.componentInstance.hasUnsavedText()]).toEqual(['Rest', true]);
  });

  it('lets the person choose when another page wrote first, and saves what was chosen', async () => {
    api.save
      .mockReturnValueOnce(refused(412, 'version.stale'))
      .mockReturnValueOnce(of(aVisit({ plan: 'Ice', history: 'Fell', version: 6 })));
    await open();
    type(1, 'Fell');
    type(4, 'Rest');
    api.get.mockReturnValue(of(aVisit({ plan: 'Ice', version: 5 })));
    dialogs.resolveConflict.mockResolvedValue({ history: 'yours', plan: 'theirs' });
    await leave();
    await shown();
    expect(dialogs.resolveConflict).toHaveBeenCalledWith(
      expect.objectContaining({
        fields: [expect.objectContaining({ path: 'history' }), expect.objectContaining({ yours: 'Rest', theirs: 'Ice' })],
      }),
    );
    expect(api.save).toHaveBeenLastCalledWith('v1', 5, { chiefComplaint: 'Fever', history: 'Fell', plan: 'Ice' });
  });

  it('asks nothing when the other change was none of the text, such as a merge', async () => {
    api.save.mockReturnValueOnce(refused(412, 'version.stale')).mockReturnValueOnce(of(aVisit({ plan: 'Rest', version: 3 })));
    await open();
    type(4, 'Rest');
    api.get.mockReturnValue(of(aVisit({ version: 2 })));
    await leave();
    await shown();
    expect(dialogs.resolveConflict).not.toHaveBeenCalled();
    expect(api.save).toHaveBeenLastCalledWith('v1', 2, { chiefComplaint: 'Fever', plan: 'Rest' });
  });

  it('goes on as an amendment with text that was typed while it was signed elsewhere', async () => {
    api.save.mockReturnValueOnce(refused(409, 'visit.illegal_state'));
    await open();
    type(4, 'Rest');
    api.get.mockReturnValue(
      of(aVisit({ status: 'signed', signedVersion: 1, signedAt: '2026-11-22T05:20:00Z', signedBy: 'Dr Asha Menon', version: 2 })),
    );
    await leave();
    await shown();
    expect(text()).toContain('This visit was signed on another page.');
    await press('Amend with your text');
    expect(text()).toContain('Amend this visit');
    expect(areas()[4].value).toBe('Rest');
  });

  it('signs what is saved, after a question, and not an empty note', async () => {
    api.save.mockReturnValue(of(aVisit({ plan: 'Rest', version: 2 })));
    api.sign.mockReturnValue(
      of(aVisit({ status: 'signed', signedVersion: 1, signedAt: '2026-11-22T05:30:00Z', signedBy: 'Dr Asha Menon', version: 3 })),
    );
    await open();
    type(0, '');
    await press('Sign');
    expect(text()).toContain('Write a chief complaint or an assessment before signing.');
    expect(dialogs.confirm).not.toHaveBeenCalled();
    type(0, 'Fever');
    type(4, 'Rest');
    dialogs.confirm.mockResolvedValueOnce(null).mockResolvedValueOnce({ reason: '' });
    const enter = () => document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true }));
    enter();
    await shown();
    await shown();
    expect([api.save.mock.calls.length, dialogs.confirm.mock.calls.length, api.sign.mock.calls.length]).toEqual([1, 1, 0]);
    enter();
    await shown();
    await shown();
    expect(api.sign).toHaveBeenCalledWith('v1', 2);
    expect(text()).toContain('Signed by Dr Asha Menon');
    expect(areas()).toEqual([]);
  });

  it('shows another doctor’s draft to read', async () => {
    api.get.mockImplementation(() => of(aVisit({ doctorId: 'u2', doctorName: 'Dr Iyer' })));
    await open();
    expect(text()).toContain('Dr Iyer is writing it');
    expect(areas()).toEqual([]);
  });

  it('amends only with a reason', async () => {
    const signed = aVisit({ status: 'signed', signedVersion: 1, signedAt: '2026-11-22T05:20:00Z', signedBy: 'Dr Asha Menon', version: 2 });
    api.get.mockImplementation(() => of(signed));
    api.amend.mockReturnValue(of({ ...signed, status: 'amended', plan: 'Ice', signedVersion: 2, version: 3 }));
    await open();
    await press('Amend');
    type(4, 'Ice');
    await press('Sign amendment');
    expect(api.amend).not.toHaveBeenCalled();
    type(6, 'The left knee');
    await press('Sign amendment');
    expect(api.amend).toHaveBeenCalledWith('v1', 2, {
      request: { chiefComplaint: 'Fever', plan: 'Ice', reason: 'The left knee' },
      key: expect.any(String) as string,
    });
    expect(text()).toContain('Signed texts');
  });
});

it('the versions of a visit say who, when, why and what changed, and keep each text readable', () => {
  TestBed.configureTestingModule({});
  const fixture = TestBed.createComponent(VisitVersions);
  const amended = aVersion({ number: 2, plan: 'Ice', reason: 'The left knee', signedBy: 'Dr Iyer', followUpOn: '2027-01-04' });
  fixture.componentRef.setInput('versions', [amended, aVersion()]);
  fixture.componentRef.setInput('zone', 'Asia/Kolkata');
  fixture.detectChanges();
  const element = fixture.nativeElement as HTMLElement;
  for (const words of ['Amended by Dr Iyer, 22-Nov-2026 10:42', 'Reason: The left knee', 'The text as it was signed first'])
    expect(element.textContent.replace(/\s+/g, ' ')).toContain(words);
  const marked = (tag: string) => [...element.querySelectorAll(tag)].map(({ textContent }) => textContent);
  expect([marked('del'), marked('ins')]).toEqual([['removed: Rest'], ['added: Ice', 'added: 04-Jan-2027']]);
});
