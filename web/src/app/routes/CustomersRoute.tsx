import { CustomersPage } from '@/features/collect/customer/CustomersPage';
import { ValueGlance } from '@/features/understand/value/card/Standing';

/** The customers list with what the value module knows of a customer at a glance. */
export function CustomersRoute() {
  return <CustomersPage figures={(customerId) => <ValueGlance customerId={customerId} />} />;
}
