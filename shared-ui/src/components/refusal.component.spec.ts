import { TestBed } from '@angular/core/testing';
import { provideIcons } from '../icons/provide-icons';
import { formatWait, spokenWait } from '../format/wait';
import { Problem } from '../session/problem';
import { HmsRefusal } from './refusal.component';

const aProblem = (status: number, retryAfterSeconds: number | null = null) =>
  new Problem({ status, code: 'x', title: '', detail: 'This is not your password.', traceId: null, retryAfterSeconds });

describe('a refusal', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  function show(problem: Problem | null) {
    TestBed.configureTestingModule({ providers: [provideIcons()] });
    const fixture = TestBed.createComponent(HmsRefusal);
    fixture.componentRef.setInput('problem', problem);
    const text = async (selector: string) => {
      await jest.advanceTimersByTimeAsync(0);
      fixture.detectChanges();
      return (fixture.nativeElement as HTMLElement).querySelector(selector)?.textContent?.trim() ?? null;
    };
    return { fixture, text };
  }

  it('is told in the server’s words', async () => {
    const { text } = show(aProblem(400));
    expect(await text('[role=alert]')).toBe('This is not your password.');
  });

  it('takes no room when there is none', async () => {
    const { text } = show(null);
    expect(await text('hms-notice')).toBeNull();
  });

  it('counts down after too many tries, reads it out seldom, and says when to try again', async () => {
    const { text } = show(aProblem(429, 75));
    expect(await text('[aria-hidden=true]:not(mat-icon)')).toBe('Too many tries. You can try again in 1 minute 15 seconds.');
    const first = await text('[role=status]');
    await jest.advanceTimersByTimeAsync(10_000);
    expect(await text('[aria-hidden=true]:not(mat-icon)')).toContain('1 minute 5 seconds');
    expect(await text('[role=status]')).toBe(first);
    await jest.advanceTimersByTimeAsync(65_000);
    expect(await text('[role=status]')).toBe('You can try again now.');
  });
});

it('waits are told in words', () => {
  expect([1, 25, 60, 65, 840].map(formatWait)).toEqual(['1 second', '25 seconds', '1 minute', '1 minute 5 seconds', '14 minutes']);
  expect([840, 61, 59, 25, 3].map(spokenWait)).toEqual(['14 minutes', '2 minutes', '60 seconds', '30 seconds', '10 seconds']);
});
