import { TestBed } from '@angular/core/testing';
import { createNoteForm } from '../visit-note';
import { NoteEditor } from './note-editor.component';

function choiceOf(templates: readonly object[] | null): HTMLSelectElement | null {
  const fixture = TestBed.createComponent(NoteEditor);
  fixture.componentRef.setInput('form', createNoteForm());
  fixture.componentRef.setInput('templates', templates);
  fixture.detectChanges();
  return (fixture.nativeElement as HTMLElement).querySelector('select');
}

describe('the choice of a template', () => {
  it('keeps its place before the templates have come, and where a hospital has none', () => {
    expect(choiceOf([])?.disabled).toBe(true);
    expect(choiceOf([{ id: 't1', name: 'Fever' }])?.disabled).toBe(false);
  });

  it('is not there where none are inserted', () => {
    expect(choiceOf(null)).toBeNull();
  });
});
