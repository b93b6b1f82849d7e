-- Five parts of 0 … 1 and their weighted mean; what is not known does not count, and its weight goes to the rest.
SELECT
  scored.*,
  CASE
    WHEN loyalty_score IS NULL THEN NULL
    WHEN stage = 'lost' OR p_alive < 5e-1 OR churn_signal_count >= 2 THEN 'at-risk'
    WHEN loyalty_score >= :loyal_score AND orders >= :least_orders THEN 'loyal'
    ELSE 'ordinary'
  END AS loyalty_class
FROM (
  SELECT
    parted.*,
    CASE WHEN orders > 0 THEN
      100e0 * (:w_repurchase * repurchase_part + coalesce(:w_regularity * regularity_part, 0e0)
        + :w_tenure * tenure_part + coalesce(:w_breadth * breadth_part, 0e0)
        + coalesce(:w_referral * referral_part, 0e0))
      / (:w_repurchase + :w_tenure
        + CASE WHEN regularity_part IS NULL THEN 0e0 ELSE :w_regularity END
        + CASE WHEN breadth_part IS NULL THEN 0e0 ELSE :w_breadth END
        + CASE WHEN referral_part IS NULL THEN 0e0 ELSE :w_referral END)
    END AS loyalty_score,
    CASE WHEN orders > 0 THEN
      2 + CASE WHEN regularity_part IS NULL THEN 0 ELSE 1 END + CASE WHEN breadth_part IS NULL THEN 0 ELSE 1 END
        + CASE WHEN referral_part IS NULL THEN 0 ELSE 1 END
    END AS loyalty_parts
  FROM (
    SELECT
      b.*,
      coalesce(any_order, 0e0) AS repurchase_part,
      CASE WHEN orders > 2 AND interval_variation IS NOT NULL
        THEN 1e0 / (1e0 + interval_variation * interval_variation) END AS regularity_part,
      least(1e0, (:as_of - first_on) / 730e0) AS tenure_part,
      CASE WHEN :category_count > 1 AND lines > 0
        THEN least(1e0, greatest(0, categories - 1) / CAST(least(3, :category_count - 1) AS DOUBLE)) END AS breadth_part,
      CASE
        WHEN referred > 0 THEN 1e0
        WHEN nps IS NOT NULL THEN CASE WHEN nps >= 9 THEN 1e0 WHEN nps >= 7 THEN 5e-1 ELSE 0e0 END
      END AS referral_part
    FROM :before AS b
  ) AS parted
) AS scored
