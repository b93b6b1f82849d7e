import { join } from './catalogue';

export default join(
  import.meta.glob<Record<string, string>>('/src/**/zh-CN.json', { eager: true, import: 'default' }),
);
