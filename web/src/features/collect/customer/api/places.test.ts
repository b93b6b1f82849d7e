import { describe, expect, it } from 'vitest';
import type { Province } from '@/api/types';
import { cityAt } from './places';

const place = (code: string, shortName: string, suffix = '市') => ({
  code,
  shortName,
  name: `${shortName}${suffix}`,
});

const regions: Province[] = [
  { ...place('310000', '上海'), cities: [place('310000', '上海')] },
  {
    ...place('320000', '江苏', '省'),
    cities: [place('320100', '南京'), place('320500', '苏州')],
  },
  { ...place('330000', '浙江', '省'), cities: [place('330100', '杭州')] },
  { ...place('440000', '广东', '省'), cities: [place('440100', '广州'), place('440300', '深圳')] },
];

describe('the city that the words of a profile mean', () => {
  it('is known by its short and by its full name', () => {
    expect(cityAt(regions, { province: '江苏', city: '苏州' })?.code).toBe('320500');
    expect(cityAt(regions, { country: '中国', province: '江苏省', city: '苏州市' })?.code).toBe('320500');
    expect(cityAt(regions, { country: 'China', city: ' 深圳 ' })?.code).toBe('440300');
  });

  it('is the municipality itself, whatever stands as its city', () => {
    expect(cityAt(regions, { province: '上海' })?.code).toBe('310000');
    expect(cityAt(regions, { province: '上海市', city: '市辖区' })?.code).toBe('310000');
    expect(cityAt(regions, { city: '上海' })?.code).toBe('310000');
  });

  it('lies in the province that is told', () => {
    expect(cityAt(regions, { province: '广东', city: '苏州' })).toBeUndefined();
    expect(cityAt(regions, { province: '广东' })).toBeUndefined();
  });

  it('is none of China in another country, nor one half typed', () => {
    expect(cityAt(regions, { country: 'Singapore', city: '上海' })).toBeUndefined();
    expect(cityAt(regions, { province: '江苏', city: '苏' })).toBeUndefined();
    expect(cityAt(regions, {})).toBeUndefined();
  });
});
