-- Contracts that go on, by term and renewals made; money is that of one renewal on the day of the next one, discounted to the day
-- looked from.
SELECT
  term, due, count(*), coalesce(sum(money), 0e0), coalesce(sum(money * money), 0e0)
FROM (
  SELECT
    term,
    due,
    :margin * price_units / 10000e0 * power(1e0 + :discount, -(next_on - :as_of) / 365e0) AS money
  FROM t_contracts
  WHERE state = 'active' AND term IS NOT NULL
) AS held
GROUP BY term, due
ORDER BY term, due
