-- What customers are found by: beginnings of a name, its pinyin and initials, e-mail, a phone from the front and from
-- the back. The first letter of a token says which. Neither unique nor referring to customers on purpose: an index entry
-- too many finds nobody, and whoever writes a customer never waits for the one who indexes.
CREATE TABLE collect.search_token (
    token       text   COLLATE "C" NOT NULL,
    customer_id bigint NOT NULL,
    owner_id    bigint
);

CREATE INDEX search_token_token ON collect.search_token (token, customer_id);
CREATE INDEX search_token_owner ON collect.search_token (owner_id, token, customer_id) WHERE owner_id IS NOT NULL;
CREATE INDEX search_token_customer ON collect.search_token (customer_id);

-- Customers to index, many at a time. A row without customers stands for all behind an id: a new installation begins so.
CREATE TABLE collect.search_pending (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customers bigint[],
    behind    bigint NOT NULL DEFAULT 0
);

INSERT INTO collect.search_pending (customers) VALUES (NULL);
