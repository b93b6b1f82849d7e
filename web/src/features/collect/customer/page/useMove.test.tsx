import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { renderHook } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Customer } from '@/api/types';
import { districtsQuery, regionsQuery } from '../api/places';
import { useMove } from './useMove';

const client = new QueryClient();

const moved = (from: Partial<Customer>, to: string | null) =>
  renderHook(() => useMove(from as Customer), {
    wrapper: ({ children }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>,
  }).result.current(to);

describe('a customer who moves to another city', () => {
  beforeAll(() => {
    const jiangsu = { code: '320000', name: '江苏省', shortName: '江苏' };
    const cities = [
      { code: '320100', name: '南京市', shortName: '南京' },
      { code: '320500', name: '苏州市', shortName: '苏州' },
    ];
    client.setQueryData(regionsQuery.queryKey, [{ ...jiangsu, cities }]);
    client.setQueryData(districtsQuery('320500').queryKey, [{ code: '320506', name: '吴中区' }]);
  });

  it('leaves a district of the old city behind', () => {
    expect(moved({ city: '苏州', district: '吴中区' }, '南京')).toEqual({ city: '南京', district: null });
    expect(moved({ city: '苏州', district: '吴中区' }, 'Paris')).toEqual({ city: 'Paris', district: null });
    expect(moved({ city: '苏州', district: '吴中区' }, null)).toEqual({ city: null, district: null });
  });

  it('keeps it where only the name is written differently', () => {
    expect(moved({ city: '苏州', district: '吴中区' }, '苏州市')).toEqual({ city: '苏州市' });
  });

  it('keeps what was written freely', () => {
    expect(moved({ city: '苏州', district: '工业园区' }, '南京')).toEqual({ city: '南京' });
    expect(moved({ country: 'France', city: 'Lyon', district: '2e' }, 'Paris')).toEqual({ city: 'Paris' });
  });
});
