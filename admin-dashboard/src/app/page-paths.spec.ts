import { pagePathsOf } from '@hms/shared-ui/testing';
import { routes } from './app.routes';
import { PAGE_PATHS } from './page-paths';

it('the list of pages is that of the routes, so that no page goes without a look', async () => {
  expect(await pagePathsOf(routes)).toEqual(PAGE_PATHS);
});
