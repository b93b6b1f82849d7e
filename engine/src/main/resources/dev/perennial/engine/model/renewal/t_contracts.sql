-- Contracts with the number of renewals due by the day looked from, which of them did not come, and the day of the next one.
-- Months are those of the calendar: a contract of the 31st renews on the last day of shorter months.
SELECT
  placed.*,
  CASE
    WHEN renews > :as_of AND renews < due_on + 31 * term THEN renews
    WHEN term IS NOT NULL THEN due_on
    WHEN renews > :as_of THEN renews
  END AS next_on
FROM (
  SELECT
    dated.*,
    CAST(365 * next_year + floor(next_year / 4e0) - floor(next_year / 100e0) + floor(next_year / 400e0)
      + floor((153 * ((next_month + 9) % 12) + 2) / 5e0) - 719469
      + least(start_day, day(last_day(make_date(shown_year, next_month, 1)))) AS INT) AS due_on
  FROM (
    SELECT
      counted.*,
      CAST(floor((start_index + (due + 1) * term) / 12e0) AS INT) AS shown_year,
      CAST((start_index + (due + 1) * term) % 12 + 1 AS INT) AS next_month,
      CAST(floor((start_index + (due + 1) * term) / 12e0)
        - CASE WHEN (start_index + (due + 1) * term) % 12 < 2 THEN 1 ELSE 0 END AS INT) AS next_year
    FROM (
      SELECT
        customer_id, subscription_id, term, price_units, renews, cancelled, cancel_cause, start_index, start_day,
        CASE
          WHEN cancelled IS NULL THEN 'active'
          WHEN cancelled > :as_of THEN 'ending'
          ELSE 'ended'
        END AS state,
        CAST(floor((:as_index - start_index
          - CASE WHEN :as_day < least(start_day, :as_length) THEN 1 ELSE 0 END) / CAST(term AS DOUBLE)) AS INT) AS due,
        CASE WHEN cancelled <= :as_of THEN
          CAST(floor((last_index - start_index
            - CASE WHEN last_day_of_it < least(start_day, last_length) THEN 1 ELSE 0 END) / CAST(term AS DOUBLE)) AS INT)
          + 1
        END AS lost_at
      FROM (
        SELECT
          customer_id, subscription_id, price_units, started, renews, cancelled, cancel_cause,
          CAST(CASE WHEN term_months > 0 THEN term_months END AS INT) AS term,
          12 * year(started_date) + month(started_date) - 1 AS start_index,
          day(started_date) AS start_day,
          12 * year(last_date) + month(last_date) - 1 AS last_index,
          day(last_date) AS last_day_of_it,
          day(last_day(last_date)) AS last_length
        FROM (
          SELECT
            c.*,
            DATE '1970-01-01' + CAST(started AS INT) AS started_date,
            DATE '1970-01-01' + CAST(cancelled - 1 AS INT) AS last_date
          FROM d_subscriptions AS c
          WHERE started <= :as_of AND (cancelled IS NULL OR cancelled > started)
        ) AS told
      ) AS split
    ) AS counted
  ) AS dated
) AS placed
