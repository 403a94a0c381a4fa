import { TOAST_MS, ToastService } from './toast.service';

describe('toasts', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('go after eight seconds, but not while the person is over them', () => {
    const toasts = new ToastService();
    toasts.show('Patient archived');
    jest.advanceTimersByTime(TOAST_MS - 1);
    toasts.hold();
    jest.advanceTimersByTime(TOAST_MS);
    expect(toasts.current()?.text).toBe('Patient archived');
    toasts.release();
    jest.advanceTimersByTime(TOAST_MS);
    expect(toasts.current()).toBeNull();
  });

  it('undo once', () => {
    const toasts = new ToastService();
    const undo = jest.fn();
    toasts.show('Patient archived', undo);
    toasts.act();
    toasts.act();
    expect(undo).toHaveBeenCalledTimes(1);
    expect(toasts.current()).toBeNull();
  });
});
