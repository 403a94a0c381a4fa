export interface NameParts {
  readonly firstName?: string | null;
  readonly lastName: string;
  readonly title?: string | null;
}

/** `FAMILY, Given (Title)`: the family name in capitals tells it from the given one. Scripts without capitals stay as they are. */
export function formatName({ firstName, lastName, title }: NameParts): string {
  const name = firstName ? `${lastName.toLocaleUpperCase('en-IN')}, ${firstName}` : lastName.toLocaleUpperCase('en-IN');
  return title ? `${name} (${title})` : name;
}

const TITLES = /^(dr|mr|mrs|ms|prof|shri|smt)\.?$/i;

/** One or two letters for a face or a mark: `Dr Meera Iyer` → `MI`. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word && !TITLES.test(word));
  const first = words[0] ?? '?';
  const last = words.length > 1 ? words.at(-1) : undefined;
  return [first, last]
    .map((word) => (word ? [...word][0] : ''))
    .join('')
    .toLocaleUpperCase('en-IN');
}
