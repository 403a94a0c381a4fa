import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { of, throwError } from 'rxjs';
import { provideIcons } from '../icons/provide-icons';
import { Problem } from '../session/problem';
import { HmsStepUpDialog } from './step-up-dialog.component';

const refused = (status: number, more: object = {}) =>
  throwError(() => new Problem({ status, code: 'x', title: '', detail: 'Not now.', traceId: null, ...more }));

describe('the question whether it is still the person', () => {
  let fixture: ComponentFixture<HmsStepUpDialog>;
  const close = jest.fn();
  const prove = jest.fn();
  const page = () => fixture.nativeElement as HTMLElement;
  const press = async (words: string) => {
    [...page().querySelectorAll('button')].find(({ textContent }) => textContent.includes(words))?.click();
    await fixture.whenStable();
  };
  const type = (selector: string, text: string) => {
    const input = page().querySelector<HTMLInputElement>(selector);
    if (!input) throw new Error(`There is no ${selector}.`);
    input.value = text;
    input.dispatchEvent(new Event('input'));
  };
  const ask = async (hasApp: boolean) => {
    TestBed.configureTestingModule({
      providers: [
        provideIcons(),
        { provide: MAT_DIALOG_DATA, useValue: { email: 'doctor@city.example', hasApp, prove } },
        { provide: MatDialogRef, useValue: { close, id: 'd', _containerInstance: { _addAriaLabelledBy: jest.fn() } } },
      ],
    });
    fixture = TestBed.createComponent(HmsStepUpDialog);
    await fixture.whenStable();
  };
  beforeEach(() => jest.resetAllMocks());

  it('closes with yes after the password', async () => {
    prove.mockReturnValue(of(undefined));
    await ask(false);
    type('input[autocomplete=current-password]', 'secret');
    await press('Confirm');
    expect(prove).toHaveBeenCalledWith({ password: 'secret' });
    expect(close).toHaveBeenCalledWith(true);
  });

  it('stays with the refusal at its field after a wrong one, and asks nobody for nothing', async () => {
    prove.mockReturnValue(refused(400, { errors: [{ path: 'password', code: 'password.wrong', message: 'This is not your password.' }] }));
    await ask(false);
    await press('Confirm');
    expect(prove).not.toHaveBeenCalled();
    type('input[autocomplete=current-password]', 'guess');
    await press('Confirm');
    expect(page().querySelector('.error')?.textContent).toContain('This is not your password.');
    expect(close).not.toHaveBeenCalled();
  });

  it('takes a code from who has an app, and offers none to others', async () => {
    await ask(false);
    expect(page().textContent).not.toContain('a code of your app');
    TestBed.resetTestingModule();
    prove.mockReturnValue(of(undefined));
    await ask(true);
    await press('Use a code of your app instead');
    type('.code', '123 456');
    await press('Confirm');
    expect(prove).toHaveBeenCalledWith({ code: '123456' });
  });

  it('counts down after too many tries', async () => {
    prove.mockReturnValue(refused(429, { retryAfterSeconds: 30 }));
    await ask(false);
    type('input[autocomplete=current-password]', 'guess');
    await press('Confirm');
    expect(page().textContent).toContain('You can try again in 30 seconds.');
  });

  it('closes with no when cancelled', async () => {
    await ask(false);
    await press('Cancel');
    expect(close).toHaveBeenCalledWith(false);
  });
});
