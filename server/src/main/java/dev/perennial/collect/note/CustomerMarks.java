package dev.perennial.collect.note;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.perennial.collect.customer.CustomerTexts;
import dev.perennial.collect.customer.CustomerTexts.Title;
import dev.perennial.collect.customer.Customers;
import dev.perennial.platform.access.Users;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which customers a person follows, to hear of new notes about them, and has pinned, to have them at hand. */
@Service
public class CustomerMarks {

    private static final int MOST_PINNED = 50;

    /**
     * How a customer is marked.
     *
     * @param followers names of everyone who follows the customer
     */
    public record Marks(boolean following, boolean pinned, List<String> followers) {

        public Marks {
            followers = List.copyOf(followers);
        }
    }

    /** What to change; what is absent stays. */
    public record Change(@Nullable Boolean following, @Nullable Boolean pinned) {
    }

    /** A customer at hand. */
    public record Pinned(long id, String kind, String name) {
    }

    private final JdbcClient jdbc;
    private final NoteTable notes;
    private final Customers customers;
    private final CustomerTexts texts;
    private final Users users;

    CustomerMarks(JdbcClient jdbc, NoteTable notes, Customers customers, CustomerTexts texts, Users users) {
        this.jdbc = jdbc;
        this.notes = notes;
        this.customers = customers;
        this.texts = texts;
        this.users = users;
    }

    /** How the caller has marked a customer; a token has marked none. */
    public Marks of(Caller caller, long customer) {
        customers.requireVisible(caller, customer);
        List<Long> followers = jdbc.sql("SELECT user_id FROM collect.note_follow WHERE customer_id = ?").param(customer)
                .query(Long.class).list();
        boolean pinned = jdbc
                .sql("SELECT EXISTS (SELECT 1 FROM collect.note_pin WHERE user_id = ? AND customer_id = ?)")
                .param(caller.userId().orElse(-1)).param(customer).query(Boolean.class).single();
        Map<Long, String> names = followers.isEmpty()
                ? Map.of()
                : users.all().stream().collect(Collectors.toMap(Users.User::id, Users.User::name));
        return new Marks(followers.contains(caller.userId().orElse(-1)), pinned,
                followers.stream().map(id -> names.getOrDefault(id, "#" + id)).sorted().toList());
    }

    /** Marks a customer. Doing it again changes nothing. */
    @Transactional
    public Marks change(Caller caller, long customer, Change change) {
        customers.requireVisible(caller, customer);
        long user = caller.userId().orElseThrow(() -> new ProblemException(NoteProblem.NOBODYS_LIST));
        if (change.following() != null) {
            jdbc.sql(change.following()
                    ? """
                            INSERT INTO collect.note_follow (user_id, customer_id, at)
                            SELECT :user, :customer, :now
                            ON CONFLICT DO NOTHING
                            """
                    : "DELETE FROM collect.note_follow WHERE user_id = :user AND customer_id = :customer")
                    .param("user", user).param("customer", customer).param("now", notes.now()).update();
        }
        if (change.pinned() != null) {
            jdbc.sql(change.pinned()
                    ? """
                            INSERT INTO collect.note_pin (user_id, customer_id, at)
                            SELECT :user, :customer, :now
                            ON CONFLICT DO NOTHING
                            """
                    : "DELETE FROM collect.note_pin WHERE user_id = :user AND customer_id = :customer")
                    .param("user", user).param("customer", customer).param("now", notes.now()).update();
        }
        return of(caller, customer);
    }

    /** The customers that the caller has pinned and may still see, in the order of their names. */
    public List<Pinned> pinned(Caller caller) {
        List<Long> ids = jdbc.sql("""
                SELECT customer_id
                FROM collect.note_pin
                WHERE user_id = ?
                ORDER BY at DESC
                LIMIT ?
                """).param(caller.userId().orElse(-1)).param(MOST_PINNED).query(Long.class).list();
        Map<Long, Title> titles = ids.isEmpty() ? Map.of() : texts.visible(caller, ids);
        return titles.values().stream().sorted(Comparator.comparing(Title::name))
                .map(title -> new Pinned(title.id(), title.kind(), title.name())).toList();
    }
}
