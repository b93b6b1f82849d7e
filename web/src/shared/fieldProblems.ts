import type { FormInstance } from 'antd';
import { asProblem } from '@/api/problem';

/** Puts the violations of a refused form beside the fields they are about. */
export function useFieldProblems<T>(form: FormInstance<T>): (error: unknown) => void {
  return (error) => {
    const fields = asProblem(error)
      .violations.map(({ pointer, detail }) => ({ name: pointer.split('/').slice(1), errors: [detail] }))
      .filter(({ name }) => form.getFieldInstance(name as never));
    if (fields.length > 0) form.setFields(fields as never);
  };
}
