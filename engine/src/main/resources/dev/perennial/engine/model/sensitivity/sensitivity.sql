-- The share of purchases below the usual price, drawn to the base's, with bounds (95 %); led by price where even the lower
-- bound is above the base's share.
SELECT
  bounded.*,
  CASE
    WHEN discount_share IS NULL THEN NULL
    WHEN discount_low > :share THEN 'promotion-led'
    WHEN discount_high < :share THEN 'full-price'
    ELSE 'neutral'
  END AS sensitivity_class
FROM (
  SELECT
    drawn.*,
    CASE WHEN discount_share IS NOT NULL THEN greatest(0e0, discount_share
      - 196e-2 * sqrt(discount_share * (1e0 - discount_share) / (priced + :strength + 1e0))) END AS discount_low,
    CASE WHEN discount_share IS NOT NULL THEN least(1e0, discount_share
      + 196e-2 * sqrt(discount_share * (1e0 - discount_share) / (priced + :strength + 1e0))) END AS discount_high
  FROM (
    SELECT
      b.*,
      CASE WHEN priced > 0 AND :share > 0e0 THEN (discounted + :strength * :share) / (priced + :strength) END
        AS discount_share,
      CASE WHEN :share > 0e0 THEN nullif(priced, 0) END AS priced_lines
    FROM :before AS b
  ) AS drawn
) AS bounded
