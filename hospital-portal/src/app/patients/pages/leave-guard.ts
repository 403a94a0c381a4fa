import { inject } from '@angular/core';
import type { CanDeactivateFn } from '@angular/router';
import { Dialogs } from '@hms/shared-ui';

/** A page with a form in which something may be unsaved. */
export interface HoldsText {
  hasUnsavedText(): boolean;
}

/** Asks before typed text is lost, and only then. */
export const keepTypedText: CanDeactivateFn<HoldsText> = async (page) => {
  if (!page.hasUnsavedText()) return true;
  const answer = await inject(Dialogs).confirm({
    title: 'Leave without saving?',
    text: 'What you typed on this page will be lost.',
    confirm: 'Leave',
    cancel: 'Go on editing',
    danger: true,
  });
  return answer !== null;
};
