import { TestBed } from '@angular/core/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import type { LabSpecimen } from '@hms/shared-dto';
import { provideIcons } from '@hms/shared-ui/shell';
import { CollectDialog } from './components/collect-dialog.component';
import { instantOf } from './hospital-clock';
import { aSheet } from './testing';

const NOW = '2026-11-22T05:11:30.000Z';
beforeEach(() => jest.useFakeTimers({ now: new Date(NOW), doNotFake: ['queueMicrotask', 'setTimeout'] }));
afterEach(() => jest.useRealTimers());

const open = (more: Partial<LabSpecimen> = {}) => {
  const close = jest.fn();
  TestBed.configureTestingModule({
    providers: [
      provideIcons(),
      { provide: MAT_DIALOG_DATA, useValue: { specimen: aSheet([], { stage: 'collect', ...more }), zone: 'Asia/Kolkata' } },
      { provide: MatDialogRef, useValue: { close } },
    ],
  });
  const fixture = TestBed.createComponent(CollectDialog);
  fixture.detectChanges();
  const page = fixture.nativeElement as HTMLElement;
  const field = (name: string) => page.querySelector<HTMLInputElement>(`[formControlName=${name}]`);
  const fill = (name: string, value: string) => {
    const control = field(name)!;
    control.value = value;
    control.dispatchEvent(new Event(control.tagName === 'SELECT' ? 'change' : 'input'));
    fixture.detectChanges();
  };
  const submit = () => {
    page.querySelector('form')!.dispatchEvent(new Event('submit'));
    fixture.detectChanges();
  };
  return { page, field, fill, submit, close };
};

describe('collecting a specimen', () => {
  it('says whose it is, and means now by the clock of the server unless another time is given', () => {
    const { page, field, submit, close } = open();
    expect(page.textContent).toContain('DESHPANDE, Anjali, CH-0000042');
    expect(field('clock')?.value).toBe('2026-11-22T10:41');
    submit();
    expect(close).toHaveBeenCalledWith({});
  });

  it('takes another time by the clock of the hospital, and none that is still to come', () => {
    const { page, fill, submit, close } = open();
    for (const [clock, why] of [
      ['2026-11-22T10:42', 'This time is in the future.'],
      ['', 'Give day and time.'],
    ]) {
      fill('clock', clock);
      submit();
      expect(page.textContent).toContain(why);
    }
    expect(close).not.toHaveBeenCalled();
    fill('clock', '2026-11-22T00:10');
    submit();
    expect(close).toHaveBeenCalledWith({ collectedAt: '2026-11-21T18:40:00Z' });
  });

  it('asks whether the patient was fasting where the order wants it, and there alone', () => {
    expect(open().field('fasting')).toBeNull();
    TestBed.resetTestingModule();
    const { page, fill, submit, close } = open({ fasting: true });
    submit();
    expect(page.textContent).toContain('Ask, or choose that nobody asked.');
    expect(close).not.toHaveBeenCalled();
    fill('fasting', 'NF');
    submit();
    expect(close).toHaveBeenCalledWith({ fastingStatus: 'NF' });
  });

  it('knows no day that is not in the calendar', () => {
    expect([instantOf('2026-02-30T10:00', 'Asia/Kolkata'), instantOf('x', 'UTC')]).toEqual([null, null]);
  });
});
