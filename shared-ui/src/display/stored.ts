/** What a person chose and this browser keeps: nothing about patients. Null when there is nothing, or storage is closed. */
export function readStored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function writeStored(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    return; // the choice then lasts until the page is left
  }
}
