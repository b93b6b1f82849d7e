import { queryOptions } from '@tanstack/react-query';
import { api, body } from '@/api/client';

/** What was entered of a customer. */
export interface Entered {
  phone?: string | null | undefined;
  email?: string | null | undefined;
  country?: string | null | undefined;
  /** The customer itself, if it is kept already. */
  except?: number;
}

const shortest = 5;

/** Customers reached by the same number or address; nobody is asked for before enough is typed. */
export const duplicatesQuery = ({ phone, email, country, except }: Entered) => {
  const asked = {
    ...(phone && phone.trim().length >= shortest ? { phone: phone.trim() } : {}),
    ...(email?.includes('@') ? { email: email.trim() } : {}),
  };
  return queryOptions({
    queryKey: ['customers', 'duplicates', asked, country, except],
    queryFn: async ({ signal }) =>
      (
        await body(
          api.POST('/api/v1/customers/duplicates', {
            body: { ...asked, ...(country ? { country } : {}), ...(except ? { except } : {}) },
            signal,
          }),
        )
      ).items,
    enabled: Object.keys(asked).length > 0,
    staleTime: 30_000,
  });
};
