import type { LabPanel, LabTest, LabTestList } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createFeature, createReducer, on } from '@ngrx/store';
import { CatalogueApiActions, CataloguePageActions } from './catalogue.actions';

type Status = 'idle' | 'loading' | 'loaded' | 'failed';

export interface CatalogueState {
  readonly list: { readonly status: Status; readonly value: LabTestList | null; readonly problem: Problem | null };
  readonly panels: { readonly status: Status; readonly value: readonly LabPanel[]; readonly problem: Problem | null };
  readonly test: { readonly status: Status; readonly value: LabTest | null; readonly problem: Problem | null };
  readonly saving: boolean;
  readonly saveProblem: Problem | null;
}

export const initialCatalogue: CatalogueState = {
  list: { status: 'idle', value: null, problem: null },
  panels: { status: 'idle', value: [], problem: null },
  test: { status: 'idle', value: null, problem: null },
  ...{ saving: false, saveProblem: null },
};

export const catalogueFeature = createFeature({
  name: 'labCatalogue',
  reducer: createReducer<CatalogueState>(
    initialCatalogue,
    on(CataloguePageActions.queried, (state): CatalogueState => ({ ...state, list: { ...state.list, status: 'loading', problem: null } })),
    on(CatalogueApiActions.loaded, (state, { list }): CatalogueState => ({
      ...state,
      list: { status: 'loaded', value: list, problem: null },
    })),
    on(CatalogueApiActions.loadFailed, (state, { problem }): CatalogueState => ({
      ...state,
      list: { ...state.list, status: 'failed', problem },
    })),
    on(CataloguePageActions.panelsWanted, (state): CatalogueState => ({
      ...state,
      panels: { ...state.panels, status: 'loading', problem: null },
    })),
    on(CatalogueApiActions.panelsLoaded, (state, { panels }): CatalogueState => ({
      ...state,
      panels: { status: 'loaded', value: panels, problem: null },
    })),
    on(CatalogueApiActions.panelsFailed, (state, { problem }): CatalogueState => ({
      ...state,
      panels: { ...state.panels, status: 'failed', problem },
    })),
    on(CataloguePageActions.testOpened, (state, { id }): CatalogueState => ({
      ...state,
      test: { status: id ? 'loading' : 'loaded', value: state.test.value?.id === id ? state.test.value : null, problem: null },
      ...{ saving: false, saveProblem: null },
    })),
    on(CatalogueApiActions.testLoaded, (state, { test }): CatalogueState => ({
      ...state,
      test: { status: 'loaded', value: test, problem: null },
    })),
    on(CatalogueApiActions.testFailed, (state, { problem }): CatalogueState => ({
      ...state,
      test: { status: 'failed', value: null, problem },
    })),
    on(
      CataloguePageActions.addAsked,
      CataloguePageActions.changeAsked,
      CataloguePageActions.confirmAsked,
      CataloguePageActions.archiveAsked,
      CataloguePageActions.restoreAsked,
      (state): CatalogueState => ({ ...state, saving: true, saveProblem: null }),
    ),
    on(CatalogueApiActions.saved, (state, { test }): CatalogueState => ({
      ...state,
      saving: false,
      test: test ? { status: 'loaded', value: test, problem: null } : state.test,
    })),
    on(CatalogueApiActions.saveFailed, (state, { problem }): CatalogueState => ({ ...state, saving: false, saveProblem: problem })),
  ),
});
