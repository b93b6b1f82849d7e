-- What a customer's look-alikes in the better part spend more in a year.
SELECT
  b.*,
  greatest(0e0, (peer_spend_units - greatest(0, year_spend_units)) / 10000e0) AS headroom,
  greatest(0e0, (peer_low_units - greatest(0, year_spend_units)) / 10000e0) AS headroom_low,
  greatest(0e0, (peer_high_units - greatest(0, year_spend_units)) / 10000e0) AS headroom_high,
  peer_spend_units / 10000e0 AS peer_spend
FROM :before AS b
