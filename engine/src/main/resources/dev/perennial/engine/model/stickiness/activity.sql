-- Customers active in the past 28 days, and their active days.
SELECT coalesce(sum(CASE WHEN active_days > 0 THEN 1 ELSE 0 END), 0), coalesce(sum(active_days), 0)
FROM f_events
