import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import './entry.css';

/** What surrounds the pages before signing in. */
export function EntryFrame({ title, children }: { title: ReactNode; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <main className="entry">
      <div className="entry-card card">
        <header className="entry-head">
          <img src="/favicon.svg" alt="" width="40" height="40" />
          <div>
            <p className="muted">{t('product.name')}</p>
            <h1>{title}</h1>
          </div>
        </header>
        {children}
      </div>
    </main>
  );
}
