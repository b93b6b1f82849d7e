import { BarChartOutlined, TableOutlined } from '@ant-design/icons';
import { Segmented } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import './chart-frame.css';

/** One row of the table that says in figures what a chart shows. */
export type ChartRow = Readonly<Record<string, ReactNode>>;

/** A column of that table. */
export interface ChartColumn {
  key: string;
  title: ReactNode;
  number?: boolean;
}

/** A chart with its heading, a sentence that says what to see, and a switch to its table. */
export function ChartFrame({
  title,
  sentence,
  columns,
  rows,
  height = 280,
  extra,
  children,
}: {
  title: ReactNode;
  sentence?: ReactNode;
  columns: readonly ChartColumn[];
  rows: readonly ChartRow[];
  /** In pixels; auto for what is as high as its contents. */
  height?: number | 'auto';
  extra?: ReactNode;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const [table, setTable] = useState(false);
  const heading = useId();
  const caption = useId();
  return (
    <section className="card chart-frame" aria-labelledby={heading}>
      <header className="chart-frame-head">
        <h2 id={heading}>{title}</h2>
        {extra}
        <Segmented
          size="small"
          value={table ? 'table' : 'chart'}
          onChange={(value) => setTable(value === 'table')}
          aria-label={t('chart.view')}
          options={[
            {
              value: 'chart',
              icon: <BarChartOutlined aria-hidden="true" />,
              title: t('chart.chart'),
              label: <span className="visually-hidden">{t('chart.chart')}</span>,
            },
            {
              value: 'table',
              icon: <TableOutlined aria-hidden="true" />,
              title: t('chart.table'),
              label: <span className="visually-hidden">{t('chart.table')}</span>,
            },
          ]}
        />
      </header>
      {sentence && <p className="chart-frame-sentence">{sentence}</p>}
      {table ? (
        <section
          className="chart-frame-table wide"
          style={{ maxHeight: height === 'auto' ? 400 : height }}
          tabIndex={0}
          aria-labelledby={`${heading} ${caption}`}
        >
          <table className="figures">
            <caption id={caption} className="visually-hidden">
              {t('chart.table')}
            </caption>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column.key} scope="col" className={column.number ? 'figure' : undefined}>
                    {column.title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: rows come as they are and are never reordered
                <tr key={index}>
                  {columns.map((column) => (
                    <td key={column.key} className={column.number ? 'figure' : undefined}>
                      {row[column.key]}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ) : (
        <div className="chart-frame-chart" style={{ height }}>
          {children}
        </div>
      )}
    </section>
  );
}
