import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { Store } from '@ngrx/store';
import { Subject, firstValueFrom } from 'rxjs';
import type { StepUpQuestion } from '../dialogs/step-up.model';
import { API, aUser, configureSession } from './session-fixture';
import { SessionApiActions } from './session.actions';
import { StepUp } from './step-up.service';

describe('proving that it is still the person', () => {
  const closed = new Subject<boolean | undefined>();
  let open: jest.SpyInstance<unknown, [unknown, { data: StepUpQuestion }]>;

  beforeEach(() => {
    localStorage.clear();
    configureSession();
    TestBed.inject<Store<object>>(Store).dispatch(SessionApiActions.signedIn({ user: aUser(), expiresIn: 3600 }));
    open = jest.spyOn(TestBed.inject(MatDialog), 'open').mockReturnValue({ afterClosed: () => closed } as never) as never;
  });

  it('asks once for requests that need it together, and again the next time', async () => {
    const stepUp = TestBed.inject(StepUp);
    const both = Promise.all([firstValueFrom(stepUp.prove()), firstValueFrom(stepUp.prove())]);
    await new Promise((resolve) => setTimeout(resolve));
    expect(open).toHaveBeenCalledTimes(1);
    closed.next(true);
    expect(await both).toEqual([true, true]);
    const again = firstValueFrom(stepUp.prove());
    await new Promise((resolve) => setTimeout(resolve));
    closed.next(undefined);
    expect(await again).toBe(false);
    expect(open).toHaveBeenCalledTimes(2);
  });

  it('sends the proof to the server', async () => {
    const asked = firstValueFrom(TestBed.inject(StepUp).prove());
    await new Promise((resolve) => setTimeout(resolve));
    const { data } = open.mock.calls[0][1];
    expect(data).toMatchObject({ email: 'doctor@city.example', hasApp: false });
    data.prove({ password: 'secret' }).subscribe();
    expect(TestBed.inject(HttpTestingController).expectOne(`${API}/auth/reauthenticate`).request.body).toEqual({ password: 'secret' });
    closed.next(true);
    await asked;
  });

  it('asks nobody who is not signed in', async () => {
    TestBed.inject<Store<object>>(Store).dispatch(SessionApiActions.signedOut());
    expect(await firstValueFrom(TestBed.inject(StepUp).prove())).toBe(false);
    expect(open).not.toHaveBeenCalled();
  });
});
