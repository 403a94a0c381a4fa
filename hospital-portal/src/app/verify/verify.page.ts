import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute } from '@angular/router';
import { MatIcon } from '@angular/material/icon';
import { DOCUMENT_CODE_PATTERN, type VerifiedDocument } from '@hms/shared-dto';
import { HmsErrorPanel, HmsSkeleton, OneCall, formatDate } from '@hms/shared-ui';
import { map } from 'rxjs';
import { VerifyApi } from './verify.api';

const NOT_OURS = 'document.not_found';

/** `/verify#<code>`: what the code on a printed paper leads to. Says that it is genuine, of what day, hospital and doctor, and nothing else. */
@Component({
  selector: 'hp-verify-page',
  imports: [HmsErrorPanel, HmsSkeleton, MatIcon],
  templateUrl: './verify.page.html',
  styleUrl: './verify.page.scss',
})
export class VerifyPage {
  readonly #api = inject(VerifyApi);
  /** Behind the `#`, so that no server on the way writes it down. Another paper may be scanned in the same tab. */
  readonly #code = toSignal(inject(ActivatedRoute).fragment.pipe(map((fragment) => fragment ?? '')), { requireSync: true });

  protected readonly call = new OneCall();
  protected readonly paper = signal<VerifiedDocument | null>(null);
  protected readonly whole = computed(() => DOCUMENT_CODE_PATTERN.test(this.#code()));
  protected readonly notOurs = computed(() => !this.whole() || this.call.problem()?.code === NOT_OURS);
  protected readonly facts = computed(() => {
    const paper = this.paper();
    return paper && { ...paper, day: formatDate(paper.printedOn) };
  });

  constructor() {
    effect(() => {
      this.#code();
      untracked(() => {
        this.paper.set(null);
        if (this.whole()) this.ask();
      });
    });
  }

  protected ask(): void {
    this.call.run(this.#api.verify(this.#code()), (paper) => this.paper.set(paper));
  }
}
