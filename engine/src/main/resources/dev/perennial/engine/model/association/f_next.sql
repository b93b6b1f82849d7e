-- The likeliest next product, and the product that is due first and not more than 30 days late; each as one number with what is
-- behind it.
SELECT customer_id, max(next_key) AS next_key, min(replenish_key) AS replenish_key
FROM (
  SELECT
    customer_id,
    max(((CAST(floor(score * 1e9) AS BIGINT) * 4 + basis) * 65536 + (65535 - product_no)) * 16384
      + least(evidence, 16383)) AS next_key,
    CAST(NULL AS BIGINT) AS replenish_key
  FROM a_candidate
  GROUP BY customer_id
  UNION ALL
  SELECT customer_id, NULL, (CAST(floor(due_on) AS BIGINT) * 65536 + product_no) * 256 + least(gaps, 255)
  FROM (
    SELECT g.customer_id, g.product_no, g.gaps,
      g.last_on + exp((g.gap_ln + :prior_gaps * i.mean_ln) / (g.gaps + :prior_gaps)) AS due_on
    FROM a_gap AS g
    JOIN a_interval AS i ON i.product_no = g.product_no
  ) AS due
  WHERE due_on >= :as_of - 30
) AS told
GROUP BY customer_id
