import { DOCUMENT, DestroyRef, inject } from '@angular/core';
import type { CanDeactivateFn } from '@angular/router';
import { Dialogs, sessionFeature } from '@hms/shared-ui';
import { Store } from '@ngrx/store';

/** A page with a form in which something may be unsaved. */
export interface HoldsText {
  hasUnsavedText(): boolean;
}

/** Asks before typed text is lost, and only then. When the session is over nothing of the page may stay in sight. Needs an injection context. */
export function leaveQuestion(): (page: HoldsText) => Promise<boolean> {
  const status = inject(Store).selectSignal(sessionFeature.selectStatus);
  const dialogs = inject(Dialogs);
  return async (page) => {
    if (status() !== 'signedIn' || !page.hasUnsavedText()) return true;
    const answer = await dialogs.confirm({
      title: 'Leave without saving?',
      text: 'What you typed on this page will be lost.',
      confirm: 'Leave',
      cancel: 'Go on editing',
      danger: true,
    });
    return answer !== null;
  };
}

export const keepTypedText: CanDeactivateFn<HoldsText> = (page) => leaveQuestion()(page);

/** The browser's own question before the window is closed or loaded anew. Call in the page's constructor. */
export function askBeforeUnload(page: HoldsText): void {
  const { defaultView } = inject(DOCUMENT);
  const ask = (event: BeforeUnloadEvent) => {
    if (page.hasUnsavedText()) event.preventDefault();
  };
  defaultView?.addEventListener('beforeunload', ask);
  inject(DestroyRef).onDestroy(() => defaultView?.removeEventListener('beforeunload', ask));
}
