import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, body } from '@/api/client';
import type { City, Province } from '@/api/types';

/** The provinces of China with their cities. */
export const regionsQuery = queryOptions({
  queryKey: ['regions'],
  queryFn: async ({ signal }) => (await body(api.GET('/api/v1/regions', { signal }))).items,
  staleTime: Number.POSITIVE_INFINITY,
});

/** The districts of a city of China, by the city's code. */
export const districtsQuery = (city: string | undefined) =>
  queryOptions({
    queryKey: ['regions', city, 'districts'],
    queryFn: async ({ signal }) =>
      (
        await body(
          api.GET('/api/v1/regions/{city}/districts', { params: { path: { city: city as string } }, signal }),
        )
      ).items,
    enabled: city !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });

/** The sections of the classification of industries, in the language of the screen. */
export const industriesQuery = queryOptions({
  queryKey: ['industries'],
  queryFn: async ({ signal }) => (await body(api.GET('/api/v1/industries', { signal }))).items,
  staleTime: Number.POSITIVE_INFINITY,
});

/** Where a customer is, in the words of whoever entered it. */
export interface Place {
  country?: string | null;
  province?: string | null;
  city?: string | null;
}

const china = ['cn', 'chn', 'china', '中国', '中华人民共和国'];

const isCalled = (text: string, { name, shortName }: { name: string; shortName: string }) =>
  text === name || text === shortName;

/** The city of China that the words mean, by its full or its short name; where no country is told, China is meant. */
export function cityAt(regions: readonly Province[], { country, province, city }: Place): City | undefined {
  if (country?.trim() && !china.includes(country.trim().toLowerCase())) return undefined;
  const told = regions.find((one) => isCalled(province?.trim() ?? '', one));
  // A municipality is its own city, whatever else is written there.
  if (told && told.cities[0]?.code === told.code) return told.cities[0];
  const cities = told ? told.cities : regions.flatMap((one) => one.cities);
  return cities.find((one) => isCalled(city?.trim() ?? '', one));
}

/** The city of China that the words mean, and the names of its districts as soon as they are there. */
export function useDistricts(place: Place): { city: City | undefined; districts: readonly string[] } {
  const city = cityAt(useQuery(regionsQuery).data ?? [], place);
  const districts = useQuery(districtsQuery(city?.code)).data ?? [];
  return { city, districts: districts.map(({ name }) => name) };
}
