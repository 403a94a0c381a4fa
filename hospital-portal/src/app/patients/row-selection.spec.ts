import { signal } from '@angular/core';
import { rowSelection } from './row-selection';

const rows = (...ids: string[]) => ids.map((id) => ({ id }));

describe('the selected row', () => {
  const setUp = (searching: boolean) => {
    const [all, refreshed] = [signal(rows('a', 'b', 'c')), signal(false)];
    const selection = rowSelection(all, signal(searching), refreshed);
    const show = (ids: string[], isRefresh: boolean) => {
      refreshed.set(isRefresh);
      all.set(rows(...ids));
    };
    return { selection, show };
  };

  it('begins at the first of a search, at none otherwise, and again with each new question', () => {
    const { selection, show } = setUp(true);
    selection.move(1);
    expect(selection.id()).toBe('b');
    show(['a', 'b', 'x'], false);
    expect(selection.id()).toBe('a');
    expect(setUp(false).selection.id()).toBeNull();
  });

  it('stays on the same patient when colleagues change the list', () => {
    const { selection, show } = setUp(true);
    selection.move(1);
    expect(selection.id()).toBe('b');
    show(['new', 'a', 'b', 'c'], true);
    expect([selection.id(), selection.index()]).toEqual(['b', 2]);
  });

  it('is on nobody when its patient is gone, and never on the next one', () => {
    const { selection, show } = setUp(true);
    selection.move(1);
    expect(selection.id()).toBe('b');
    show(['a', 'c'], true);
    expect(selection.id()).toBeNull();
    show(['a', 'b', 'c'], true);
    expect(selection.id()).toBeNull();
  });
});
