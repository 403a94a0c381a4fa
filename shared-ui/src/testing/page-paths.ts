import type { Route, Routes } from '@angular/router';

const join = (before: string, path = ''): string => (path ? `${before}/${path}` : before);

async function childrenOf({ children, loadChildren }: Route): Promise<Routes | null> {
  const loaded: unknown = children ?? (await loadChildren?.());
  return Array.isArray(loaded) ? (loaded as Routes) : null;
}

/** The addresses of all pages below these routes, lazy ones too, in their order: `/patients/:id/edit`. Redirects are none. */
export async function pagePathsOf(routes: Routes, before = ''): Promise<readonly string[]> {
  const found: string[] = [];
  for (const route of routes.filter(({ redirectTo }) => redirectTo === undefined)) {
    const path = join(before, route.path);
    const children = await childrenOf(route);
    found.push(...(children ? await pagePathsOf(children, path) : [path || '/']));
  }
  return found;
}
