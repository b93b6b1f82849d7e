import {
  AuditOutlined,
  FundOutlined,
  ImportOutlined,
  KeyOutlined,
  LaptopOutlined,
  LineChartOutlined,
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

/** The menu, in the order of the loop; labels are keys of the catalogue. */
export const groups: readonly Group[] = [
  {
    label: 'menu.collect',
    places: [
      { to: '/customers', label: 'menu.customers', icon: <TeamOutlined />, permission: 'customer-read' },
      { to: '/imports', label: 'menu.imports', icon: <ImportOutlined />, permission: 'import-run' },
    ],
  },
  {
    label: 'menu.understand',
    places: [
      { to: '/value', label: 'menu.value', icon: <FundOutlined />, permission: 'value-overview' },
      { to: '/value/model', label: 'menu.model', icon: <LineChartOutlined />, permission: 'value-overview' },
    ],
  },
  {
    label: 'menu.settings',
    places: [
      { to: '/settings/users', label: 'menu.users', icon: <UserSwitchOutlined />, permission: 'user-manage' },
      { to: '/settings/tokens', label: 'menu.tokens', icon: <KeyOutlined />, permission: 'token-manage' },
      { to: '/settings/sessions', label: 'menu.sessions', icon: <LaptopOutlined /> },
      { to: '/settings/audit', label: 'menu.audit', icon: <AuditOutlined />, permission: 'audit-read' },
    ],
  },
];
