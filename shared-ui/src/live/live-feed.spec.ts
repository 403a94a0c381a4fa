import { TestBed } from '@angular/core/testing';
import type { LiveEventKind } from '@hms/shared-dto';
import { LiveFeed } from './live-feed.service';

describe('what open pages are told', () => {
  let feed: LiveFeed;
  let looks = 0;
  const tell = (kind: LiveEventKind) => feed.tell({ kind, ids: {}, at: '' });
  const show = (state: 'visible' | 'hidden') => {
    Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  };

  beforeEach(() => {
    jest.useFakeTimers();
    feed = TestBed.inject(LiveFeed);
    looks = 0;
    feed.staleness('patient.registered', 'patient.updated').subscribe(() => (looks += 1));
  });
  afterEach(() => {
    show('visible');
    jest.useRealTimers();
  });

  it('makes a list look again soon, once for many events, and once more for the last of them', () => {
    for (let told = 0; told < 50; told += 1) tell('patient.registered');
    jest.advanceTimersByTime(10_000);
    expect(looks).toBeGreaterThanOrEqual(1);
    expect(looks).toBeLessThanOrEqual(2);
    const before = looks;
    tell('staff.changed');
    jest.advanceTimersByTime(10_000);
    expect(looks).toBe(before);
  });

  it('waits until somebody can see the page', () => {
    show('hidden');
    tell('patient.updated');
    jest.advanceTimersByTime(60_000);
    expect(looks).toBe(0);
    show('visible');
    expect(looks).toBe(1);
  });

  it('looks again when events were missed, whatever they were', () => {
    feed.reset();
    jest.advanceTimersByTime(2000);
    expect(looks).toBe(1);
  });

  it('makes a page of one thing look again for that thing alone', () => {
    let id = 'a1';
    let times = 0;
    feed.stalenessOf(() => id, 'appointment.changed').subscribe(() => (times += 1));
    const change = (appointmentId: string) => {
      feed.tell({ kind: 'appointment.changed', ids: { appointmentId, doctorId: 'd1' }, at: '' });
      jest.advanceTimersByTime(10_000);
    };
    change('a2');
    expect(times).toBe(0);
    change('a1');
    expect(times).toBe(1);
    id = 'a2';
    change('a1');
    expect(times).toBe(1);
    feed.reset();
    jest.advanceTimersByTime(10_000);
    expect(times).toBe(2);
  });

  it('passes each event on to who wants them all', () => {
    const seen: string[] = [];
    feed.of('job.changed').subscribe(({ kind }) => seen.push(kind));
    tell('job.changed');
    tell('job.changed');
    tell('patient.updated');
    expect(seen).toEqual(['job.changed', 'job.changed']);
  });
});
