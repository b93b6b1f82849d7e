-- One row per customer with a contract. What is told of the next renewal is told of the contract that renews next; money is that
-- of all contracts. Bounds of several contracts are added: those of one customer mostly end together.
SELECT
  customer_id,
  CASE
    WHEN max(CASE WHEN state = 'active' THEN 1 ELSE 0 END) = 1 THEN 'active'
    WHEN max(CASE WHEN state = 'ending' THEN 1 ELSE 0 END) = 1 THEN 'ending'
    ELSE 'ended'
  END AS contract_status,
  CAST(sum(CASE WHEN state = 'ended' THEN 0 ELSE 1 END) AS INT) AS contracts,
  max(CASE WHEN shown = 1 THEN next_on END) AS renewal_on,
  max(CASE WHEN shown = 1 THEN term END) AS renewal_term,
  max(CASE WHEN shown = 1 THEN due END) AS renewals_made,
  max(CASE WHEN shown = 1 THEN chance END) AS renewal_probability,
  max(CASE WHEN shown = 1 THEN chance_low END) AS renewal_low,
  max(CASE WHEN shown = 1 THEN chance_high END) AS renewal_high,
  max(CASE WHEN shown = 1 THEN evidence END) AS renewal_evidence,
  max(CASE WHEN shown = 1 THEN expected END) AS renewals_expected,
  max(CASE WHEN shown = 1 THEN expected_low END) AS renewals_low,
  max(CASE WHEN shown = 1 THEN expected_high END) AS renewals_high,
  sum(money * worth) AS contract_value,
  sum(money * worth_low) AS contract_low,
  sum(money * worth_high) AS contract_high,
  sum(money * worth * (1e0 - chance) / chance) AS renewal_at_risk,
  max(CASE WHEN told = 1 THEN cancel_cause END) AS contract_cause,
  max(CASE WHEN state = 'ended' THEN cancelled END) AS contract_ended_on
FROM (
  SELECT
    c.*, p.chance, p.chance_low, p.chance_high, p.evidence, p.expected, p.expected_low, p.expected_high, p.worth,
    p.worth_low, p.worth_high,
    CASE WHEN p.chance IS NOT NULL THEN
      :margin * c.price_units / 10000e0 * power(1e0 + :discount, -(c.next_on - :as_of) / 365e0)
    END AS money,
    CASE WHEN c.state = 'active' THEN row_number() OVER (PARTITION BY c.customer_id, c.state ORDER BY
      CASE WHEN c.next_on IS NULL THEN 1 ELSE 0 END, c.next_on, coalesce(c.price_units, 0) DESC, c.subscription_id) END
      AS shown,
    CASE WHEN c.cancel_cause IS NOT NULL AND c.state = 'ended' THEN row_number() OVER (
      PARTITION BY c.customer_id, c.state, CASE WHEN c.cancel_cause IS NULL THEN 1 ELSE 0 END
      ORDER BY c.cancelled DESC, c.cancel_cause) END AS told
  FROM t_contracts AS c
  LEFT JOIN t_prospects AS p ON c.state = 'active' AND p.term = c.term AND p.made = c.due
) AS looked
GROUP BY customer_id
