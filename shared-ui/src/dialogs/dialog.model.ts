/** A question before something is done. The title is the question, the buttons are verbs. */
export interface ConfirmQuestion {
  /** `Suspend City Hospital?` */
  readonly title: string;
  /** What happens, what goes, what stays. */
  readonly text: string;
  /** The verb that does it: `Suspend hospital`. */
  readonly confirm: string;
  /** The verb that keeps things as they are: `Keep hospital`. */
  readonly cancel: string;
  /** Destroys or stops something: the button is red. */
  readonly danger?: boolean;
  /** Asks for a reason. */
  readonly reason?: { readonly label: string; readonly required?: boolean; readonly maxLength?: number };
  /** Must be typed to confirm: for what cannot be undone. */
  readonly typedName?: string;
  /** Facts that help to decide, such as counts of what goes. */
  readonly facts?: readonly { readonly label: string; readonly value: string }[];
  /** Where the facts are looked at more closely; opens beside this page, so that the question stays. */
  readonly link?: { readonly label: string; readonly path: string; readonly params: Readonly<Record<string, string>> };
}

export interface ConfirmAnswer {
  /** Trimmed; empty without one. */
  readonly reason: string;
}

/** One field in which the server's version differs from what was entered. Values as people read them. */
export interface ConflictField {
  readonly path: string;
  readonly label: string;
  readonly yours: string;
  readonly theirs: string;
}

/** After a 412: somebody changed it meanwhile. */
export interface ConflictQuestion {
  /** `Dr Iyer changed this at 10:41.` or `This was changed meanwhile.` */
  readonly text: string;
  readonly fields: readonly ConflictField[];
}

/** Per field's path whose value to save. */
export type ConflictChoice = Readonly<Record<string, 'yours' | 'theirs'>>;
