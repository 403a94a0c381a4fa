import { TestBed } from '@angular/core/testing';
import type { ActivatedRouteSnapshot, RouterStateSnapshot } from '@angular/router';
import { Dialogs, sessionFeature } from '@hms/shared-ui';
import { provideMockStore } from '@ngrx/store/testing';
import { type HoldsText, keepTypedText } from './pages/leave-guard';

describe('leaving a page with typed text', () => {
  const confirm = jest.fn();
  const leave = (status: 'signedIn' | 'signedOut', unsaved: boolean) => {
    TestBed.configureTestingModule({
      providers: [
        provideMockStore({ selectors: [{ selector: sessionFeature.selectStatus, value: status }] }),
        { provide: Dialogs, useValue: { confirm } },
      ],
    });
    const page: HoldsText = { hasUnsavedText: () => unsaved };
    const nowhere = [{} as ActivatedRouteSnapshot, {} as RouterStateSnapshot, {} as RouterStateSnapshot] as const;
    return TestBed.runInInjectionContext(() => keepTypedText(page, ...nowhere));
  };
  beforeEach(() => jest.resetAllMocks());

  it('asks first, and only when something would be lost', async () => {
    confirm.mockResolvedValueOnce(null);
    expect(await leave('signedIn', true)).toBe(false);
    TestBed.resetTestingModule();
    expect(await leave('signedIn', false)).toBe(true);
    expect(confirm).toHaveBeenCalledTimes(1);
  });

  it('asks nobody once the session is over: the next one at this screen is a stranger to the text', async () => {
    expect(await leave('signedOut', true)).toBe(true);
    expect(confirm).not.toHaveBeenCalled();
  });
});
