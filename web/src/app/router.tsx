import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
  useMatches,
} from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '@/api/session';
import { useTitle } from '@/shared/title';
import { Entry } from './frame/Entry';
import { Frame } from './frame/Frame';
import { PagePending, PageProblem, UnknownPage } from './pages';

interface Context {
  client: QueryClient;
}

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** The key of the page's name, where it has one that does not depend on what it shows. */
    title?: string;
  }
}

function Root() {
  const { t } = useTranslation();
  const title = useMatches({ select: (matches) => matches.at(-1)?.staticData.title });
  useTitle(title && t(title));
  return <Outlet />;
}

const root = createRootRouteWithContext<Context>()({
  component: Root,
  notFoundComponent: UnknownPage,
});

const entry = createRoute({ getParentRoute: () => root, id: 'entry', component: Entry });

const signIn = createRoute({
  getParentRoute: () => entry,
  path: '/sign-in',
  staticData: { title: 'sign-in.title' },
  validateSearch: (search: Record<string, unknown>): { from?: string } =>
    typeof search.from === 'string' && /^\/(?!\/)/.test(search.from) ? { from: search.from } : {},
  component: lazyRouteComponent(() => import('@/features/platform/access/SignInPage'), 'SignInPage'),
});

const setUp = createRoute({
  getParentRoute: () => entry,
  path: '/set-up',
  staticData: { title: 'set-up.title' },
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
  staticData: { title: 'menu.customers' },
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
  staticData: { title: 'menu.imports' },
  validateSearch: (search: Record<string, unknown>) => search,
  component: lazyRouteComponent(() => import('@/features/collect/intake/ImportPage'), 'ImportPage'),
});

const overview = createRoute({
  getParentRoute: () => frame,
  path: '/value',
  staticData: { title: 'menu.value' },
  validateSearch: (search: Record<string, unknown>) => search,
  component: lazyRouteComponent(() => import('@/features/understand/value/OverviewPage'), 'OverviewPage'),
});

const time = createRoute({
  getParentRoute: () => frame,
  path: '/value/time',
  staticData: { title: 'menu.time' },
  validateSearch: (search: Record<string, unknown>) => search,
  component: lazyRouteComponent(() => import('@/features/understand/value/TimePage'), 'TimePage'),
});

const associations = createRoute({
  getParentRoute: () => frame,
  path: '/value/associations',
  staticData: { title: 'menu.associations' },
  validateSearch: (search: Record<string, unknown>) => search,
  component: lazyRouteComponent(
    () => import('@/features/understand/value/AssociationsPage'),
    'AssociationsPage',
  ),
});

const model = createRoute({
  getParentRoute: () => frame,
  path: '/value/model',
  staticData: { title: 'menu.model' },
  validateSearch: (search: Record<string, unknown>) => search,
  component: lazyRouteComponent(() => import('@/features/understand/value/ModelPage'), 'ModelPage'),
});

const models = createRoute({
  getParentRoute: () => frame,
  path: '/models',
  staticData: { title: 'menu.models' },
  component: lazyRouteComponent(() => import('@/features/understand/value/ModelsPage'), 'ModelsPage'),
});

const modelDetail = createRoute({
  getParentRoute: () => frame,
  path: '/models/$code',
  staticData: { title: 'menu.models' },
  component: lazyRouteComponent(
    () => import('@/features/understand/value/ModelDetailPage'),
    'ModelDetailPage',
  ),
});

const jobs = createRoute({
  getParentRoute: () => frame,
  path: '/jobs',
  staticData: { title: 'jobs.title' },
  component: lazyRouteComponent(() => import('@/features/platform/jobs/JobsPage'), 'JobsPage'),
});

const users = createRoute({
  getParentRoute: () => frame,
  path: '/settings/users',
  staticData: { title: 'menu.users' },
  validateSearch: (search: Record<string, unknown>) => search,
  component: lazyRouteComponent(() => import('@/features/platform/access/UsersPage'), 'UsersPage'),
});

const tokens = createRoute({
  getParentRoute: () => frame,
  path: '/settings/tokens',
  staticData: { title: 'menu.tokens' },
  validateSearch: (search: Record<string, unknown>) => search,
  component: lazyRouteComponent(() => import('@/features/platform/access/TokensPage'), 'TokensPage'),
});

const fields = createRoute({
  getParentRoute: () => frame,
  path: '/settings/fields',
  staticData: { title: 'menu.fields' },
  validateSearch: (search: Record<string, unknown>) => search,
  component: lazyRouteComponent(() => import('@/features/collect/customer/field/FieldsPage'), 'FieldsPage'),
});

const rates = createRoute({
  getParentRoute: () => frame,
  path: '/settings/rates',
  staticData: { title: 'menu.rates' },
  validateSearch: (search: Record<string, unknown>) => search,
  component: lazyRouteComponent(() => import('@/features/collect/commerce/RatesPage'), 'RatesPage'),
});

const sessions = createRoute({
  getParentRoute: () => frame,
  path: '/settings/sessions',
  staticData: { title: 'menu.sessions' },
  component: lazyRouteComponent(() => import('@/features/platform/access/SessionsPage'), 'SessionsPage'),
});

const audit = createRoute({
  getParentRoute: () => frame,
  path: '/settings/audit',
  staticData: { title: 'menu.audit' },
  validateSearch: (search: Record<string, unknown>) => search,
  component: lazyRouteComponent(() => import('@/features/platform/audit/AuditPage'), 'AuditPage'),
});

const routeTree = root.addChildren([
  entry.addChildren([signIn, setUp]),
  frame.addChildren([
    home,
    customers,
    customer,
    imports,
    overview,
    time,
    associations,
    model,
    models,
    modelDetail,
    jobs,
    fields,
    rates,
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
