/** On `<html>` while the page is locked; the global styles hide everything but the cover then. */
const HIDDEN_CLASS = 'hms-locked';

/**
 * Takes the page behind the cover out of sight, reach and reading, and gives it back as it was: nothing is destroyed, so forms keep what
 * was typed. What is added to the body meanwhile, such as a dialog that a late answer opens, is covered too.
 */
export class PageCover {
  readonly #document: Document;
  readonly #host: HTMLElement;
  readonly #made: HTMLElement[] = [];
  #observer: MutationObserver | null = null;
  #focused: Element | null = null;

  constructor(document: Document, host: HTMLElement) {
    this.#document = document;
    this.#host = host;
  }

  hide(): void {
    if (this.#observer) return;
    const { body, documentElement, activeElement } = this.#document;
    this.#focused = activeElement;
    documentElement.classList.add(HIDDEN_CLASS);
    this.#silence();
    this.#observer = new MutationObserver(() => this.#silence());
    this.#observer.observe(body, { childList: true });
  }

  show(): void {
    if (!this.#observer) return;
    this.#observer.disconnect();
    this.#observer = null;
    for (const element of this.#made.splice(0)) element.inert = false;
    this.#document.documentElement.classList.remove(HIDDEN_CLASS);
    if (this.#focused instanceof HTMLElement && this.#focused.isConnected) this.#focused.focus({ preventScroll: true });
    this.#focused = null;
  }

  /** `inert`: no focus, no clicks, nothing for screen readers. What was inert before stays so afterwards. */
  #silence(): void {
    for (const element of Array.from(this.#document.body.children)) {
      if (!(element instanceof HTMLElement) || element === this.#host || element.inert) continue;
      element.inert = true;
      this.#made.push(element);
    }
  }
}
