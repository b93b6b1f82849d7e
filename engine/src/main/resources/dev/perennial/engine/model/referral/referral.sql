-- Influence: what a customer's shares and recommendations are worth on a scale of 0 … 100 that fills up.
SELECT
  b.*,
  CASE WHEN :known > 0 THEN
    100e0 * (1e0 - exp(-(:share_weight * coalesce(shares, 0) + coalesce(referred, 0)) / 3e0))
  END AS influence
FROM :before AS b
