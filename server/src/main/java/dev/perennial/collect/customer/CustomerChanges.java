package dev.perennial.collect.customer;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import dev.perennial.collect.customer.CustomerIntake.Incoming;
import dev.perennial.platform.storage.Installation;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Changes many customers at a time to what a file tells, within the running transaction. What it does not tell stays. */
@Service
public class CustomerChanges {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Installation installation;
    private final CustomIntake custom;
    private final DetailsIntake details;
    private final Reach reach;
    private final OwnerTeams teams;
    private final List<CustomerIndexer> indexers;

    CustomerChanges(JdbcClient jdbc, Clock clock, Installation installation, CustomIntake custom,
            DetailsIntake details, Reach reach, OwnerTeams teams, List<CustomerIndexer> indexers) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.installation = installation;
        this.custom = custom;
        this.details = details;
        this.reach = reach;
        this.teams = teams;
        this.indexers = List.copyOf(indexers);
    }

    /**
     * Changes customers that are locked.
     *
     * @param onlyEmpty whether only to fill what is empty
     * @param ids of the customers
     * @param incoming what is told of each of them
     * @return how many were different and are now changed
     */
    public int apply(boolean onlyEmpty, List<Long> ids, List<Incoming> incoming) {
        long[] all = ids.stream().mapToLong(Long::longValue).toArray();
        List<Long> different = custom.keep(onlyEmpty, all, incoming);
        List<Long> changed = bound(jdbc.sql(SQL), incoming)
                .param("ids", all).param("different", different.stream().mapToLong(Long::longValue).toArray())
                .param("empty", onlyEmpty)
                .param("now", OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC)).query(Long.class).list();
        jdbc.sql("""
                UPDATE collect.customer_list AS l
                SET kind = p.kind, name = p.name, owner_id = p.owner_id, team_id = p.team_id, province = p.province,
                    city = p.city, source = p.source, created_on = (p.created_at AT TIME ZONE :zone)::date
                FROM collect.customer_profile AS p
                WHERE p.id = l.customer_id
                  AND l.customer_id = ANY (:ids)
                """).param("zone", installation.zone().getId())
                .param("ids", changed.stream().mapToLong(Long::longValue).toArray()).update();
        Set<Long> more = details.add(onlyEmpty, all, incoming);
        changed.forEach(more::remove);
        details.edited(more);
        more.addAll(changed);
        indexers.forEach(indexer -> indexer.changed(more));
        return more.size();
    }

    /** A kind is never empty, so filling leaves it; a creation date told later is told on purpose. */
    private static final String SQL = """
            WITH told AS (
                SELECT *
                FROM unnest(:ids::bigint[], :kind::text[], :name::text[], :email::text[], :phone::text[],
                            :country::text[], :province::text[], :city::text[], :industry::text[], :source::text[],
                            :tags::text[], :owner::bigint[], :team::bigint[],
                            :ownersTeam::bigint[], :created::bigint[], :emailNormalised::text[],
                            :phoneNormalised::text[], :district::text[], :campaign::text[], :size::text[],
                            :interests::text[], :beliefs::text[], :habits::text[])
                     AS t (id, kind, name, email, phone, country, province, city, industry, source, tags, owner_id,
                           team_id, owners_team, created, email_normalised, phone_normalised, district, campaign, size, interests, beliefs,
                           habits)
            ), target AS (
                SELECT p.id,
                       CASE WHEN :empty THEN p.kind ELSE coalesce(t.kind, p.kind) END AS kind,
                       CASE WHEN :empty THEN p.name ELSE coalesce(t.name, p.name) END AS name,
                       CASE WHEN :empty THEN coalesce(p.email, t.email) ELSE coalesce(t.email, p.email) END AS email,
                       CASE WHEN :empty THEN coalesce(p.phone, t.phone) ELSE coalesce(t.phone, p.phone) END AS phone,
                       CASE WHEN :empty THEN coalesce(p.country, t.country) ELSE coalesce(t.country, p.country) END
                           AS country,
                       CASE WHEN :empty THEN coalesce(p.province, t.province)
                            ELSE coalesce(t.province, p.province) END AS province,
                       CASE WHEN :empty THEN coalesce(p.city, t.city) ELSE coalesce(t.city, p.city) END AS city,
                       CASE WHEN :empty THEN coalesce(p.industry, t.industry)
                            ELSE coalesce(t.industry, p.industry) END AS industry,
                       CASE WHEN :empty THEN coalesce(p.source, t.source) ELSE coalesce(t.source, p.source) END
                           AS source,
                       CASE WHEN t.tags IS NULL OR (:empty AND p.tags <> '{}') THEN p.tags
                            ELSE string_to_array(t.tags, chr(31)) END AS tags,
                       CASE WHEN :empty THEN coalesce(p.owner_id, t.owner_id)
                            ELSE coalesce(t.owner_id, p.owner_id) END AS owner_id,
                       CASE WHEN :empty
                            THEN coalesce(p.team_id, t.team_id, CASE WHEN p.owner_id IS NULL THEN t.owners_team END)
                            ELSE coalesce(t.team_id, p.team_id, t.owners_team) END AS team_id,
                       CASE WHEN :empty OR t.created IS NULL THEN p.created_at ELSE to_timestamp(t.created) END
                           AS created_at,
                       CASE WHEN t.email IS NULL OR (:empty AND p.email IS NOT NULL) THEN p.email_normalised
                            ELSE t.email_normalised END AS email_normalised,
                       CASE WHEN t.phone IS NULL OR (:empty AND p.phone IS NOT NULL) THEN p.phone_normalised
                            ELSE t.phone_normalised END AS phone_normalised,
                       CASE WHEN :empty THEN coalesce(p.district, t.district)
                            ELSE coalesce(t.district, p.district) END AS district,
                       CASE WHEN :empty THEN coalesce(p.campaign, t.campaign)
                            ELSE coalesce(t.campaign, p.campaign) END AS campaign,
                       CASE WHEN :empty THEN coalesce(p.size, t.size) ELSE coalesce(t.size, p.size) END AS size,
                       CASE WHEN t.interests IS NULL OR (:empty AND p.interests <> '{}') THEN p.interests
                            ELSE string_to_array(t.interests, chr(31)) END AS interests,
                       CASE WHEN t.beliefs IS NULL OR (:empty AND p.beliefs <> '{}') THEN p.beliefs
                            ELSE string_to_array(t.beliefs, chr(31)) END AS beliefs,
                       CASE WHEN :empty THEN coalesce(p.habits, t.habits) ELSE coalesce(t.habits, p.habits) END
                           AS habits
                FROM collect.customer_profile AS p
                JOIN told AS t ON t.id = p.id
            )
            UPDATE collect.customer_profile AS p
            SET kind = t.kind, name = t.name, email = t.email, phone = t.phone, country = t.country,
                province = t.province, city = t.city, industry = t.industry, source = t.source, tags = t.tags,
                owner_id = t.owner_id, team_id = t.team_id, created_at = t.created_at, email_normalised = t.email_normalised,
                phone_normalised = t.phone_normalised, district = t.district, campaign = t.campaign, size = t.size,
                interests = t.interests, beliefs = t.beliefs, habits = t.habits, updated_at = :now, version = p.version + 1
            FROM target AS t
            WHERE p.id = t.id
              AND (p.id = ANY (:different) OR (p.kind, p.name, p.email, p.phone, p.country, p.province, p.city, p.industry,
                   p.source, p.tags, p.owner_id, p.team_id, p.created_at, p.district, p.campaign, p.size, p.interests, p.beliefs,
                   p.habits)
                  IS DISTINCT FROM
                  (t.kind, t.name, t.email, t.phone, t.country, t.province, t.city, t.industry, t.source, t.tags,
                   t.owner_id, t.team_id, t.created_at, t.district, t.campaign, t.size, t.interests, t.beliefs, t.habits))
            RETURNING p.id
            """;

    private JdbcClient.StatementSpec bound(JdbcClient.StatementSpec sql, List<Incoming> incoming) {
        return sql.param("kind", texts(incoming, Incoming::kind)).param("name", texts(incoming, Incoming::name))
                .param("email", texts(incoming, Incoming::email)).param("phone", texts(incoming, Incoming::phone))
                .param("country", texts(incoming, Incoming::country))
                .param("province", texts(incoming, Incoming::province)).param("city", texts(incoming, Incoming::city))
                .param("industry", texts(incoming, Incoming::industry))
                .param("source", texts(incoming, Incoming::source))
                .param("tags", lists(incoming, Incoming::tags))
                .param("district", texts(incoming, one -> one.details().district()))
                .param("campaign", texts(incoming, one -> one.details().campaign()))
                .param("size", texts(incoming, one -> one.details().size()))
                .param("interests", lists(incoming, one -> one.details().interests()))
                .param("beliefs", lists(incoming, one -> one.details().beliefs()))
                .param("habits", texts(incoming, one -> one.details().habits()))
                .param("owner", numbers(incoming, Incoming::owner))
                .param("team", numbers(incoming, Incoming::team)).param("ownersTeam", teams.of(incoming))
                .param("created", numbers(incoming, Incoming::createdAt))
                .param("emailNormalised", texts(incoming, one -> reach.email(one.email())))
                .param("phoneNormalised", texts(incoming, one -> reach.phone(one.phone(), one.country())));
    }

    private static @Nullable String[] texts(List<Incoming> incoming, Function<Incoming, @Nullable String> of) {
        @Nullable
        String[] texts = new String[incoming.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = of.apply(incoming.get(i));
        }
        return texts;
    }

    private static @Nullable String[] lists(List<Incoming> incoming,
            Function<Incoming, @Nullable List<String>> of) {
        return texts(incoming, one -> {
            List<String> several = of.apply(one);
            return several == null ? null : String.join("\u001f", several);
        });
    }

    private static @Nullable Long[] numbers(List<Incoming> incoming, Function<Incoming, @Nullable Long> of) {
        @Nullable
        Long[] numbers = new Long[incoming.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = of.apply(incoming.get(i));
        }
        return numbers;
    }
}
