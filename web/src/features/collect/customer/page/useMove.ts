import { useQuery } from '@tanstack/react-query';
import type { Customer, CustomerChange } from '@/api/types';
import { cityAt, regionsQuery, useDistricts } from '../api/places';

/** Whoever moves to another city leaves a district behind that was one of the old city's; what else is written there stays. */
export function useMove(customer: Customer): (city: string | null) => CustomerChange {
  const regions = useQuery(regionsQuery).data ?? [];
  const { city: old, districts } = useDistricts(customer);
  return (city) =>
    districts.includes(customer.district ?? '') && cityAt(regions, { ...customer, city })?.code !== old?.code
      ? { city, district: null }
      : { city };
}
