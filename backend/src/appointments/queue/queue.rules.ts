import type { QueueStatus } from '@hms/shared-dto';

/** What may follow what. Who was called and did not come may wait again. */
export const QUEUE_TRANSITIONS: Readonly<Record<QueueStatus, readonly QueueStatus[]>> = {
  waiting: ['called', 'left'],
  called: ['waiting', 'served', 'left'],
  served: [],
  left: [],
};

const firstLetter = (name: string): string | undefined => new Intl.Segmenter().segment(name)[Symbol.iterator]().next().value?.segment;

/** `M. S.`: enough for a person to know their own, in whatever script. */
export const initialsOf = (...names: readonly (string | null)[]): string =>
  names
    .flatMap((name) => firstLetter(name ?? '') ?? [])
    .map((letter) => `${letter.toUpperCase()}.`)
    .join(' ');
