-- An order changes the figures of its customer anyway; checking the customer there too spares touching the profile.
ALTER TABLE collect.commerce_order DROP CONSTRAINT commerce_order_customer_id_fkey;
ALTER TABLE collect.commerce_order ADD CONSTRAINT commerce_order_customer_id_fkey
    FOREIGN KEY (customer_id) REFERENCES collect.customer_figures;
