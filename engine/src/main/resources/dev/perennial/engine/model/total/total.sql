-- Three parts that no money is in twice: what the customer brought in the past 365 days, what the customer is expected to bring
-- after the day looked from, and what others brought whom the customer recommended. The index weighs what is known of spend,
-- loyalty, the intent to recommend and influence.
SELECT
  summed.*,
  CASE WHEN index_weight > 0e0 AND orders > 0 THEN (
    coalesce(:w_spend * spend_part, 0e0) + coalesce(:w_loyalty * loyalty_score, 0e0)
    + coalesce(:w_intent * intent_part, 0e0) + coalesce(:w_influence * influence, 0e0)) / index_weight
  END AS value_index
FROM (
  SELECT
    parted.*,
    purchase_value + potential_value + referred_value AS total_value,
    purchase_value + potential_low + referred_value AS total_low,
    purchase_value + potential_high + referred_value AS total_high,
    CASE WHEN spend_part IS NULL THEN 0e0 ELSE :w_spend END
      + CASE WHEN loyalty_score IS NULL THEN 0e0 ELSE :w_loyalty END
      + CASE WHEN intent_part IS NULL THEN 0e0 ELSE :w_intent END
      + CASE WHEN influence IS NULL THEN 0e0 ELSE :w_influence END AS index_weight,
    CASE WHEN orders > 0 THEN
      CASE WHEN spend_part IS NULL THEN 0 ELSE 1 END + CASE WHEN loyalty_score IS NULL THEN 0 ELSE 1 END
        + CASE WHEN intent_part IS NULL THEN 0 ELSE 1 END + CASE WHEN influence IS NULL THEN 0 ELSE 1 END
    END AS index_parts
  FROM (
    SELECT
      b.*,
      CASE WHEN orders > 0 OR referred > 0 THEN coalesce(realised, 0e0) END AS purchase_value,
      CASE WHEN orders > 0 THEN clv WHEN referred > 0 THEN 0e0 END AS potential_value,
      CASE WHEN orders > 0 THEN clv_low WHEN referred > 0 THEN 0e0 END AS potential_low,
      CASE WHEN orders > 0 THEN clv_high WHEN referred > 0 THEN 0e0 END AS potential_high,
      CASE WHEN orders > 0 OR referred > 0 THEN coalesce(referral_value, 0e0) END AS referred_value,
      CASE WHEN orders > 0 THEN 100e0 * coalesce(spend_share, 0e0) END AS spend_part,
      CASE WHEN referred > 0 THEN 100e0 WHEN nps IS NOT NULL THEN nps * 10e0 END AS intent_part
    FROM :before AS b
  ) AS parted
) AS summed
