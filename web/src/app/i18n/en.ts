import { join } from './catalogue';

export default join(
  import.meta.glob<Record<string, string>>('/src/**/en.json', { eager: true, import: 'default' }),
);
