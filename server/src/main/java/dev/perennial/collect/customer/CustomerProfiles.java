package dev.perennial.collect.customer;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.perennial.collect.customer.CustomerView.Identity;
import dev.perennial.platform.access.Teams;
import dev.perennial.platform.storage.Installation;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes one customer: the profile and, in the same transaction, its row of the list. */
@Repository
class CustomerProfiles {

    /** What a person can edit. */
    record Profile(String kind, String name, @Nullable String email, @Nullable String phone, @Nullable String country,
            @Nullable String province, @Nullable String city, @Nullable String industry, @Nullable String source,
            List<String> tags, @Nullable Long ownerId, @Nullable Long teamId, @Nullable String district,
            @Nullable String campaign,
            @Nullable String size, List<String> interests, List<String> beliefs, @Nullable String habits) {

        Profile {
            tags = List.copyOf(tags);
            interests = List.copyOf(interests);
            beliefs = List.copyOf(beliefs);
        }
    }

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final OwnerNames owners;
    private final Teams teams;
    private final Installation installation;
    private final CustomFields fields;
    private final Reach reach;

    CustomerProfiles(JdbcClient jdbc, JsonMapper json, Clock clock, OwnerNames owners, Teams teams,
            Installation installation, CustomFields fields, Reach reach) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.owners = owners;
        this.teams = teams;
        this.installation = installation;
        this.fields = fields;
        this.reach = reach;
    }

    /** One statement by primary keys. What it needs besides is at hand before it takes a connection. */
    Optional<CustomerView> find(long id) {
        Map<Long, String> names = owners.all();
        List<Teams.Team> known = teams.all();
        String currency = installation.currency();
        List<CustomField> custom = fields.active();
        return jdbc.sql("""
                SELECT p.id, p.version, p.kind, p.name, p.email, p.phone, p.country, p.province, p.city, p.industry,
                       p.source, p.tags, p.owner_id, p.team_id, p.created_at, p.updated_at,
                       p.email_normalised, p.phone_normalised, p.district, p.campaign, p.size, p.interests, p.beliefs,
                       p.habits, f.orders, f.net_spend, c.first_order, f.last_order, x.content,
                       (SELECT json_agg(json_build_object('source', i.source, 'key', i.key) ORDER BY i.source, i.key)
                        FROM collect.customer_identity i
                        WHERE i.customer_id = p.id) AS identities,
                       (SELECT json_agg(json_build_object('kind', r.kind, 'entered', r.entered, 'label', r.label,
                                                          'normalised', r.normalised) ORDER BY r.position)
                        FROM collect.customer_reach r
                        WHERE r.customer_id = p.id) AS reaches,
                       (SELECT json_agg(json_build_object('name', t.name, 'title', t.title, 'phone', t.phone,
                                                          'email', t.email) ORDER BY t.position)
                        FROM collect.customer_contact t
                        WHERE t.customer_id = p.id) AS contacts
                FROM collect.customer_profile p
                JOIN collect.customer_list c ON c.customer_id = p.id
                JOIN collect.customer_figures f ON f.customer_id = p.id
                LEFT JOIN collect.customer_custom x ON x.customer_id = p.id
                WHERE p.id = ?
                """).param(id).query((row, _) -> view(row, names, known, currency, custom)).optional();
    }

    /** Owner of a customer, 0 if nobody; empty if there is no such customer. */
    Optional<Long> owner(long id) {
        return jdbc.sql("SELECT coalesce(owner_id, 0) FROM collect.customer_list WHERE customer_id = ?").param(id)
                .query(Long.class).optional();
    }

    /** Locks a customer until the transaction ends; false if there is no such customer. */
    boolean lock(long id) {
        return jdbc.sql("SELECT id FROM collect.customer_profile WHERE id = ? FOR NO KEY UPDATE").param(id)
                .query(Long.class)
                .optional().isPresent();
    }

    long insert(Profile profile) {
        OffsetDateTime now = OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
        long id = values(jdbc.sql("""
                INSERT INTO collect.customer_profile
                    (kind, name, email, email_normalised, phone, phone_normalised, country, province, city, district,
                     industry, source, campaign, size, tags, interests, beliefs, habits, owner_id, team_id, created_at,
                     updated_at)
                VALUES (:kind, :name, :email, :emailNormalised, :phone, :phoneNormalised, :country, :province, :city,
                        :district, :industry, :source, :campaign, :size, :tags::text[], :interests::text[],
                        :beliefs::text[], :habits, :owner, :team, :now, :now)
                RETURNING id
                """), profile).param("now", now).query(Long.class).single();
        jdbc.sql("""
                INSERT INTO collect.customer_list
                    (customer_id, kind, name, owner_id, team_id, province, city, source, created_on)
                VALUES (:id, :kind, :name, :owner, :team, :province, :city, :source, :today)
                """).param("id", id).param("kind", profile.kind()).param("name", profile.name())
                .param("owner", profile.ownerId()).param("team", profile.teamId(), Types.BIGINT)
                .param("province", profile.province()).param("city", profile.city())
                .param("source", profile.source())
                .param("today", LocalDate.ofInstant(clock.instant(), installation.zone())).update();
        jdbc.sql("INSERT INTO collect.customer_figures (customer_id) VALUES (?)").param(id).update();
        return id;
    }

    void update(long id, Profile profile) {
        values(jdbc.sql("""
                UPDATE collect.customer_profile
                SET kind = :kind, name = :name, email = :email, phone = :phone, country = :country,
                    province = :province, city = :city, industry = :industry, source = :source, tags = :tags::text[],
                    owner_id = :owner, team_id = :team, email_normalised = :emailNormalised, phone_normalised = :phoneNormalised,
                    district = :district, campaign = :campaign, size = :size, interests = :interests::text[],
                    beliefs = :beliefs::text[], habits = :habits, updated_at = :now, version = version + 1
                WHERE id = :id
                """), profile).param("id", id)
                .param("now", OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC)).update();
        jdbc.sql("""
                UPDATE collect.customer_list
                SET kind = :kind, name = :name, owner_id = :owner, team_id = :team, province = :province, city = :city,
                    source = :source
                WHERE customer_id = :id
                """).param("id", id).param("kind", profile.kind()).param("name", profile.name())
                .param("owner", profile.ownerId()).param("team", profile.teamId(), Types.BIGINT)
                .param("province", profile.province()).param("city", profile.city())
                .param("source", profile.source()).update();
    }

    /** Gives the customer a name in another system; false if another customer has it. */
    boolean identify(long id, String source, String key) {
        return jdbc.sql("""
                INSERT INTO collect.customer_identity (source, key, customer_id)
                VALUES (?, ?, ?)
                ON CONFLICT DO NOTHING
                """).param(source).param(key).param(id).update() == 1;
    }

    /** The customer's names in other systems. */
    List<Identity> identities(long id) {
        return jdbc.sql("SELECT source, key FROM collect.customer_identity WHERE customer_id = ?").param(id)
                .query((row, _) -> new Identity(row.getString(1), row.getString(2))).list();
    }

    /** Who has this name in that system. */
    Optional<Long> identified(String source, String key) {
        return jdbc.sql("SELECT customer_id FROM collect.customer_identity WHERE source = ? AND key = ?")
                .param(source).param(key).query(Long.class).optional();
    }

    private JdbcClient.StatementSpec values(JdbcClient.StatementSpec statement, Profile profile) {
        return statement.param("kind", profile.kind()).param("name", profile.name()).param("email", profile.email())
                .param("phone", profile.phone()).param("country", profile.country())
                .param("province", profile.province()).param("city", profile.city())
                .param("industry", profile.industry()).param("source", profile.source())
                .param("tags", profile.tags().toArray(new String[0])).param("owner", profile.ownerId())
                .param("team", profile.teamId(), Types.BIGINT)
                .param("emailNormalised", reach.email(profile.email()))
                .param("phoneNormalised", reach.phone(profile.phone(), profile.country()))
                .param("district", profile.district()).param("campaign", profile.campaign())
                .param("size", profile.size()).param("interests", profile.interests().toArray(new String[0]))
                .param("beliefs", profile.beliefs().toArray(new String[0])).param("habits", profile.habits());
    }

    /** Sets and empties values of fields; the others stay, also those of retired fields. */
    void keep(long id, CustomValues.Edit edit) {
        if (edit.isEmpty()) {
            return;
        }
        jdbc.sql("""
                INSERT INTO collect.customer_custom AS x (customer_id, content)
                VALUES (:id, :content::jsonb)
                ON CONFLICT (customer_id)
                DO UPDATE SET content = (x.content || excluded.content) - :emptied::text[]
                """).param("id", id).param("content", edit.content().toString())
                .param("emptied", edit.emptied().toArray(new String[0])).update();
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }

    private <T> List<T> list(@Nullable String text, TypeReference<List<T>> type) {
        return text == null ? List.of() : json.readValue(text, type);
    }

    private Map<String, JsonNode> custom(@Nullable String content, List<CustomField> fields) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        if (content != null) {
            JsonNode kept = json.reader().with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).readTree(content);
            fields.stream().filter(field -> kept.has(field.key()))
                    .forEach(field -> values.put(field.code(), kept.get(field.key())));
        }
        return values;
    }

    private static CustomerView.@Nullable Team team(long id, List<Teams.Team> teams) {
        return id == 0
                ? null
                : teams.stream().filter(team -> team.id() == id).findFirst()
                        .map(team -> new CustomerView.Team(id, team.name(), team.retired()))
                        .orElseGet(() -> new CustomerView.Team(id, "#" + id, false));
    }

    private CustomerView view(ResultSet row, Map<Long, String> names, List<Teams.Team> teams, String currency,
            List<CustomField> custom) throws SQLException {
        long owner = row.getLong("owner_id");
        BigDecimal spend = row.getBigDecimal("net_spend");
        return new CustomerView(row.getLong("id"), row.getLong("version"), row.getString("kind"), row.getString("name"),
                row.getString("email"), row.getString("phone"), row.getString("country"), row.getString("province"),
                row.getString("city"), row.getString("industry"), row.getString("source"),
                texts(row, "tags"),
                owner == 0 ? null : new CustomerView.Owner(owner, names.getOrDefault(owner, "#" + owner)),
                team(row.getLong("team_id"), teams),
                row.getString("email_normalised"), row.getString("phone_normalised"), row.getString("district"),
                row.getString("campaign"), row.getString("size"), texts(row, "interests"), texts(row, "beliefs"),
                row.getString("habits"), list(row.getString("reaches"), new TypeReference<>() {
                }), list(row.getString("contacts"), new TypeReference<>() {
                }), list(row.getString("identities"), new TypeReference<>() {
                }), custom(row.getString("content"), custom),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                new CustomerView.Orders(row.getInt("orders"), spend, row.getObject("first_order", LocalDate.class),
                        row.getObject("last_order", LocalDate.class), currency));
    }
}
