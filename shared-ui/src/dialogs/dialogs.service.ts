import { Injectable, Injector, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { ConfirmAnswer, ConfirmQuestion, ConflictChoice, ConflictQuestion } from './dialog.model';

/** Asks by dialog. The dialogs and Material's part of them are loaded upon the first question. */
@Injectable({ providedIn: 'root' })
export class Dialogs {
  readonly #injector = inject(Injector);

  /** Null when the person keeps things as they are. */
  async confirm(question: ConfirmQuestion): Promise<ConfirmAnswer | null> {
    const [{ MatDialog }, { HmsConfirmDialog }] = await Promise.all([
      import('@angular/material/dialog'),
      import('./confirm-dialog.component'),
    ]);
    const dialog = this.#injector
      .get(MatDialog)
      .open<unknown, ConfirmQuestion, ConfirmAnswer>(HmsConfirmDialog, { data: question, autoFocus: '[data-first]', width: '560px' });
    return (await firstValueFrom(dialog.afterClosed())) ?? null;
  }

  /** Null when the person goes on editing. */
  async resolveConflict(question: ConflictQuestion): Promise<ConflictChoice | null> {
    const [{ MatDialog }, { HmsConflictDialog }] = await Promise.all([
      import('@angular/material/dialog'),
      import('./conflict-dialog.component'),
    ]);
    const dialog = this.#injector.get(MatDialog).open<unknown, ConflictQuestion, ConflictChoice>(HmsConflictDialog, {
      data: question,
      width: '720px',
      maxWidth: 'calc(100vw - 32px)',
    });
    return (await firstValueFrom(dialog.afterClosed())) ?? null;
  }

  /** The keys that work everywhere. */
  async showShortcuts(): Promise<void> {
    const [{ MatDialog }, { HmsShortcuts }] = await Promise.all([
      import('@angular/material/dialog'),
      import('../palette/shortcuts.component'),
    ]);
    this.#injector.get(MatDialog).open(HmsShortcuts, { width: '560px' });
  }
}
