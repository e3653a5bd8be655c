import { createBrowserRouter } from 'react-router';
import type { RouteObject } from 'react-router';
import { Frame } from './frame';
import { ForRoles } from './for-roles';
import { NotFound } from './not-found';
import { PageError } from './page-error';
import { PAGES } from './pages';
import type { PageRoute } from './page-route';

function routeOf({ path, roles, load }: PageRoute): RouteObject {
  return {
    path: path === '' ? '/' : path,
    errorElement: <PageError />,
    lazy: async () => {
      const { default: Content } = await load();
      return {
        element: (
          <ForRoles roles={roles}>
            <Content />
          </ForRoles>
        ),
      };
    },
  };
}

/** Addresses of the console. */
export const router = createBrowserRouter([
  {
    path: '/',
    element: <Frame />,
    errorElement: <PageError />,
    hydrateFallbackElement: <span />,
    children: [...PAGES.map(routeOf), { path: '*', element: <NotFound /> }],
  },
]);
