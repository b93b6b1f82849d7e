import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { sessionQuery } from '@/api/session';
import { Frame } from './frame/Frame';
import { PagePending, PageProblem, UnknownPage } from './pages';

interface Context {
  client: QueryClient;
}

const root = createRootRouteWithContext<Context>()({
  component: Outlet,
  notFoundComponent: UnknownPage,
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { from?: string } =>
    typeof search.from === 'string' && /^\/(?!\/)/.test(search.from) ? { from: search.from } : {},
  component: lazyRouteComponent(() => import('@/features/platform/access/SignInPage'), 'SignInPage'),
});

const setUp = createRoute({
  getParentRoute: () => root,
  path: '/set-up',
  component: lazyRouteComponent(() => import('@/features/platform/access/SetUpPage'), 'SetUpPage'),
});

const frame = createRoute({
  getParentRoute: () => root,
  id: 'frame',
  beforeLoad: async ({ context, location }) => {
    if (!(await context.client.ensureQueryData(sessionQuery))) {
      throw redirect({ to: '/sign-in', search: location.pathname === '/' ? {} : { from: location.href } });
    }
  },
  component: Frame,
});

const home = createRoute({
  getParentRoute: () => frame,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/customers' });
  },
});

const customers = createRoute({
  getParentRoute: () => frame,
  path: '/customers',
  validateSearch: (search: Record<string, unknown>) => search,
  component: lazyRouteComponent(() => import('./routes/CustomersRoute'), 'CustomersRoute'),
});

const customer = createRoute({
  getParentRoute: () => frame,
  path: '/customers/$customerId',
  validateSearch: (search: Record<string, unknown>) => search,
  component: lazyRouteComponent(() => import('./routes/CustomerRoute'), 'CustomerRoute'),
});

const imports = createRoute({
  getParentRoute: () => frame,
  path: '/imports',
  validateSearch: (search: Record<string, unknown>) => search,
  component: lazyRouteComponent(() => import('@/features/collect/intake/ImportPage'), 'ImportPage'),
});

const overview = createRoute({
  getParentRoute: () => frame,
  path: '/value',
  validateSearch: (search: Record<string, unknown>) => search,
  component: lazyRouteComponent(() => import('@/features/understand/value/OverviewPage'), 'OverviewPage'),
});

const model = createRoute({
  getParentRoute: () => frame,
  path: '/value/model',
  validateSearch: (search: Record<string, unknown>) => search,
  component: lazyRouteComponent(() => import('@/features/understand/value/ModelPage'), 'ModelPage'),
});

const jobs = createRoute({
  getParentRoute: () => frame,
  path: '/jobs',
  component: lazyRouteComponent(() => import('@/features/platform/jobs/JobsPage'), 'JobsPage'),
});

const users = createRoute({
  getParentRoute: () => frame,
  path: '/settings/users',
  validateSearch: (search: Record<string, unknown>) => search,
  component: lazyRouteComponent(() => import('@/features/platform/access/UsersPage'), 'UsersPage'),
});

const tokens = createRoute({
  getParentRoute: () => frame,
  path: '/settings/tokens',
  validateSearch: (search: Record<string, unknown>) => search,
  component: lazyRouteComponent(() => import('@/features/platform/access/TokensPage'), 'TokensPage'),
});

const fields = createRoute({
  getParentRoute: () => frame,
  path: '/settings/fields',
  validateSearch: (search: Record<string, unknown>) => search,
  component: lazyRouteComponent(() => import('@/features/collect/customer/field/FieldsPage'), 'FieldsPage'),
});

const sessions = createRoute({
  getParentRoute: () => frame,
  path: '/settings/sessions',
  component: lazyRouteComponent(() => import('@/features/platform/access/SessionsPage'), 'SessionsPage'),
});

const audit = createRoute({
  getParentRoute: () => frame,
  path: '/settings/audit',
  validateSearch: (search: Record<string, unknown>) => search,
  component: lazyRouteComponent(() => import('@/features/platform/audit/AuditPage'), 'AuditPage'),
});

const routeTree = root.addChildren([
  signIn,
  setUp,
  frame.addChildren([
    home,
    customers,
    customer,
    imports,
    overview,
    model,
    jobs,
    fields,
    users,
    tokens,
    sessions,
    audit,
  ]),
]);

/** The pages and their addresses. */
export function createAppRouter(client: QueryClient) {
  return createRouter({
    routeTree,
    context: { client },
    defaultPreload: 'intent',
    defaultPendingMs: 150,
    defaultPendingComponent: PagePending,
    defaultErrorComponent: PageProblem,
    defaultNotFoundComponent: UnknownPage,
    scrollRestoration: true,
  });
}
