-- Refunds are few: who had one, and when, is found without looking at orders.
CREATE INDEX commerce_order_refund ON collect.commerce_order (customer_id, placed_on) WHERE kind = 'refund';
