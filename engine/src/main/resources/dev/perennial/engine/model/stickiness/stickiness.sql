-- How much a customer stays with us: months with an order, active days, money against the middle one, still being a customer.
-- What is not known does not count, and its weight goes to the rest.
SELECT
  scored.*,
  CASE
    WHEN stickiness_score IS NULL THEN NULL
    WHEN stickiness_score >= 60e0 THEN 'sticky'
    WHEN stickiness_score >= 30e0 THEN 'moderate'
    ELSE 'loose'
  END AS stickiness_class
FROM (
  SELECT
    parted.*,
    CASE WHEN orders > 0 THEN
      100e0 * (:w_months * months_part + coalesce(:w_days * days_part, 0e0) + :w_money * money_part
        + :w_alive * coalesce(p_alive, 0e0))
      / (:w_months + CASE WHEN days_part IS NULL THEN 0e0 ELSE :w_days END + :w_money + :w_alive)
    END AS stickiness_score
  FROM (
    SELECT
      b.*,
      coalesce(active_months, 0) / CAST(least(12, CAST(floor((:as_of - first_on) / 30e0) AS INT) + 1) AS DOUBLE)
        AS months_part,
      CASE WHEN events > 0 THEN active_days / 28e0 END AS days_part,
      CASE WHEN year_spend_units > 0 THEN year_spend_units / (year_spend_units + greatest(1e0, :median)) ELSE 0e0 END
        AS money_part
    FROM :before AS b
  ) AS parted
) AS scored
