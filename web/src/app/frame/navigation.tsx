import {
  AppstoreOutlined,
  AuditOutlined,
  FormOutlined,
  FundOutlined,
  HistoryOutlined,
  ImportOutlined,
  KeyOutlined,
  LaptopOutlined,
  LineChartOutlined,
  ShoppingOutlined,
  SwapOutlined,
  TeamOutlined,
  UserSwitchOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';

/** A page of the menu and who may see it. */
export interface Place {
  to: string;
  label: string;
  icon: ReactNode;
  permission?: string;
}

/** One turn of the loop with the pages that exist. */
export interface Group {
  label: string;
  places: readonly Place[];
}

/** Those pages of a group that somebody with these permissions may see. */
export function permitted({ places }: Group, permissions: readonly string[]): Place[] {
  return places.filter(({ permission }) => !permission || permissions.includes(permission));
}

/** The menu, in the order of the loop; labels are keys of the catalogue. */
export const groups: readonly Group[] = [
  {
    label: 'menu.collect',
    places: [
      {
        to: '/customers',
        label: 'menu.customers',
        icon: <TeamOutlined aria-hidden="true" />,
        permission: 'customer-read',
      },
      {
        to: '/imports',
        label: 'menu.imports',
        icon: <ImportOutlined aria-hidden="true" />,
        permission: 'import-run',
      },
    ],
  },
  {
    label: 'menu.understand',
    places: [
      {
        to: '/value',
        label: 'menu.value',
        icon: <FundOutlined aria-hidden="true" />,
        permission: 'value-overview',
      },
      {
        to: '/value/time',
        label: 'menu.time',
        icon: <HistoryOutlined aria-hidden="true" />,
        permission: 'value-overview',
      },
      {
        to: '/value/associations',
        label: 'menu.associations',
        icon: <ShoppingOutlined aria-hidden="true" />,
        permission: 'value-overview',
      },
      {
        to: '/value/model',
        label: 'menu.model',
        icon: <LineChartOutlined aria-hidden="true" />,
        permission: 'value-overview',
      },
      {
        to: '/models',
        label: 'menu.models',
        icon: <AppstoreOutlined aria-hidden="true" />,
        permission: 'value-overview',
      },
    ],
  },
  {
    label: 'menu.settings',
    places: [
      {
        to: '/settings/fields',
        label: 'menu.fields',
        icon: <FormOutlined aria-hidden="true" />,
        permission: 'customer-fields',
      },
      {
        to: '/settings/rates',
        label: 'menu.rates',
        icon: <SwapOutlined aria-hidden="true" />,
        permission: 'rate-write',
      },
      {
        to: '/settings/users',
        label: 'menu.users',
        icon: <UserSwitchOutlined aria-hidden="true" />,
        permission: 'user-manage',
      },
      {
        to: '/settings/tokens',
        label: 'menu.tokens',
        icon: <KeyOutlined aria-hidden="true" />,
        permission: 'token-manage',
      },
      { to: '/settings/sessions', label: 'menu.sessions', icon: <LaptopOutlined aria-hidden="true" /> },
      {
        to: '/settings/audit',
        label: 'menu.audit',
        icon: <AuditOutlined aria-hidden="true" />,
        permission: 'audit-read',
      },
    ],
  },
];
