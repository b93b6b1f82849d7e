import { Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Role } from '@/api/types';

const roles: readonly Role[] = ['agent', 'analyst', 'admin'];

/** The roles with a sentence on what each may do. */
export function RoleSelect({ value, onChange }: { value?: Role; onChange?: (role: Role) => void }) {
  const { t } = useTranslation();
  return (
    <Radio.Group
      className="role-select"
      value={value}
      onChange={(event) => onChange?.(event.target.value as Role)}
      options={roles.map((role) => ({
        value: role,
        label: (
          <>
            {t(`role.${role}`)}
            <span className="role-words">{t(`role.words.${role}`)}</span>
          </>
        ),
      }))}
    />
  );
}
