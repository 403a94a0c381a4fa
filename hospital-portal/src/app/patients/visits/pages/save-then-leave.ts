import type { CanDeactivateFn } from '@angular/router';
import { type HoldsText, leaveQuestion } from '../../pages/leave-guard';

/** A page whose text is on its way to the server by itself. */
interface SavesText extends HoldsText {
  settled(): Promise<void>;
}

/** Waits for text that is being saved, and asks only when it could not be. */
export const saveThenLeave: CanDeactivateFn<SavesText> = async (page) => {
  const mayLeave = leaveQuestion();
  if (page.hasUnsavedText()) await page.settled();
  return mayLeave(page);
};
