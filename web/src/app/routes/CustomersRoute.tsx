import { useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { CustomersPage } from '@/features/collect/customer/CustomersPage';
import { keepAddress } from '@/features/collect/customer/list/lastAddress';
import { ValueGlance } from '@/features/understand/value/card/Standing';

/** The customers list with what the value module knows of a customer at a glance. */
export function CustomersRoute() {
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  useEffect(() => keepAddress(search), [search]);
  return <CustomersPage figures={(customerId) => <ValueGlance customerId={customerId} />} />;
}
