import type { FormInstance } from 'antd';
import { useCallback, useEffect } from 'react';
import { asProblem } from '@/api/problem';

interface FieldProblem {
  name: string[];
  errors: string[];
}

function fieldsOf<T>(form: FormInstance<T>, error: unknown): FieldProblem[] {
  return asProblem(error)
    .violations.map(({ pointer, detail }) => ({ name: pointer.split('/').slice(1), errors: [detail] }))
    .filter(({ name }) => form.getFieldInstance(name as never));
}

/** Puts the violations of a refused form beside the fields they are about. */
export function useFieldProblems<T>(form: FormInstance<T>): (error: unknown) => void {
  return useCallback(
    (error) => {
      const fields = fieldsOf(form, error);
      if (fields.length > 0) form.setFields(fields as never);
    },
    [form],
  );
}

/** The same for the error that a form met; answers it when something of it is left to be said elsewhere. */
export function useFormProblem<T>(form: FormInstance<T>, error: unknown): unknown {
  const show = useFieldProblems(form);
  useEffect(() => {
    if (error) show(error);
  }, [error, show]);
  if (!error) return undefined;
  const { violations } = asProblem(error);
  return violations.length === 0 || fieldsOf(form, error).length < violations.length ? error : undefined;
}
