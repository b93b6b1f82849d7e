package dev.perennial.collect.customer;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import dev.perennial.collect.customer.CustomerView.Contact;
import dev.perennial.collect.customer.CustomerView.Identity;
import dev.perennial.collect.customer.CustomerView.ReachView;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.KernelProblem;
import dev.perennial.platform.kernel.Problem;
import dev.perennial.platform.kernel.ProblemException;
import dev.perennial.platform.kernel.Violations;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The lists of a profile – further numbers and addresses, contacts, identities – each edited as a whole. */
@Component
class ProfileLists {

    private static final int MOST = 50;

    /** The lists as they shall be; null for one that stays. */
    record Edit(@Nullable List<ReachView> reaches, @Nullable List<Contact> contacts,
            @Nullable List<Identity> identities) {
    }

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Reach reach;
    private final CustomerProfiles profiles;

    ProfileLists(JdbcClient jdbc, JsonMapper json, Reach reach, CustomerProfiles profiles) {
        this.jdbc = jdbc;
        this.json = json;
        this.reach = reach;
        this.profiles = profiles;
    }

    /** Reads the lists of a request; what is wrong in them becomes violations. */
    Edit read(@Nullable JsonNode reaches, @Nullable JsonNode contacts, @Nullable JsonNode identities,
            @Nullable String country, Violations violations) {
        List<ReachView> read = list("/reaches", reaches, ReachView.class, violations);
        List<Contact> people = list("/contacts", contacts, Contact.class, violations);
        List<Identity> names = list("/identities", identities, Identity.class, violations);
        if (names != null) {
            ProfileRules.checkIdentities(names, violations);
        }
        return new Edit(read == null ? null : reaches(read, country, violations),
                people == null ? null : contacts(people, violations), names);
    }

    private <T> @Nullable List<T> list(String pointer, @Nullable JsonNode node, Class<T> type, Violations violations) {
        if (node == null) {
            return null;
        }
        if (node.isNull()) {
            return List.of();
        }
        if (!node.isArray()) {
            violations.add(pointer, CustomerProblem.LIST_NEEDED);
            return null;
        }
        if (node.size() > MOST) {
            violations.add(pointer, CustomerProblem.TOO_MANY, MOST);
            return null;
        }
        List<T> read = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            try {
                T one = json.treeToValue(node.get(i), type);
                if (one == null) {
                    violations.add(pointer + "/" + i, KernelProblem.REQUIRED);
                } else {
                    read.add(one);
                }
            } catch (JacksonException e) {
                violations.add(pointer + "/" + i, CustomerProblem.ENTRY_MALFORMED,
                        Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName)
                                .collect(Collectors.joining(", ")));
            }
        }
        return read;
    }

    private List<ReachView> reaches(List<ReachView> given, @Nullable String country, Violations violations) {
        List<ReachView> kept = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            ReachView one = given.get(i);
            String pointer = "/reaches/" + i;
            String entered = ProfileRules.tidy(one.entered());
            violations.oneOf(pointer + "/kind", one.kind(), List.of("phone", "email"))
                    .text(pointer + "/entered", entered, ProfileRules.LONGEST_EMAIL)
                    .atMost(pointer + "/label", one.label(), ProfileRules.LONGEST);
            boolean email = "email".equals(one.kind());
            String normalised = email ? reach.email(entered) : reach.phone(entered, country);
            if (entered != null && (email ? !ProfileRules.isEmail(entered) : normalised == null)) {
                violations.add(pointer + "/entered",
                        email ? CustomerProblem.EMAIL_MALFORMED : CustomerProblem.PHONE_MALFORMED);
            }
            kept.add(new ReachView(one.kind(), entered, ProfileRules.tidy(one.label()), normalised));
        }
        return kept;
    }

    private static List<Contact> contacts(List<Contact> given, Violations violations) {
        List<Contact> kept = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            Contact one = given.get(i);
            String pointer = "/contacts/" + i;
            Contact tidy = new Contact(ProfileRules.tidy(one.name()), ProfileRules.tidy(one.title()),
                    ProfileRules.tidy(one.phone()), ProfileRules.tidy(one.email()));
            violations.text(pointer + "/name", tidy.name(), ProfileRules.LONGEST_NAME)
                    .atMost(pointer + "/title", tidy.title(), ProfileRules.LONGEST)
                    .atMost(pointer + "/phone", tidy.phone(), ProfileRules.LONGEST)
                    .atMost(pointer + "/email", tidy.email(), ProfileRules.LONGEST_EMAIL);
            if (tidy.email() != null && !ProfileRules.isEmail(tidy.email())) {
                violations.add(pointer + "/email", CustomerProblem.EMAIL_MALFORMED);
            }
            kept.add(tidy);
        }
        return kept;
    }

    /** Keeps the lists of a customer that is locked or new. */
    void keep(Caller caller, long id, Edit edit, @Nullable String country) {
        if (edit.reaches() != null) {
            keepReaches(id, edit.reaches());
        }
        if (edit.contacts() != null) {
            keepContacts(id, edit.contacts(), country);
        }
        if (edit.identities() != null) {
            keepIdentities(caller, id, edit.identities());
        }
    }

    private void keepReaches(long id, List<ReachView> reaches) {
        jdbc.sql("DELETE FROM collect.customer_reach WHERE customer_id = ?").param(id).update();
        int position = 0;
        for (ReachView one : reaches) {
            jdbc.sql("""
                    INSERT INTO collect.customer_reach (customer_id, position, kind, entered, normalised, label)
                    VALUES (:id, :position, :kind, :entered, :normalised, :label)
                    """).param("id", id).param("position", ++position).param("kind", one.kind())
                    .param("entered", one.entered()).param("normalised", one.normalised()).param("label", one.label())
                    .update();
        }
    }

    private void keepContacts(long id, List<Contact> contacts, @Nullable String country) {
        jdbc.sql("DELETE FROM collect.customer_contact WHERE customer_id = ?").param(id).update();
        int position = 0;
        for (Contact one : contacts) {
            jdbc.sql("""
                    INSERT INTO collect.customer_contact
                        (customer_id, position, name, title, phone, phone_normalised, email, email_normalised)
                    VALUES (:id, :position, :name, :title, :phone, :phoneNormalised, :email, :emailNormalised)
                    """).param("id", id).param("position", ++position).param("name", one.name())
                    .param("title", one.title()).param("phone", one.phone())
                    .param("phoneNormalised", reach.phone(one.phone(), country)).param("email", one.email())
                    .param("emailNormalised", reach.email(one.email())).update();
        }
    }

    private void keepIdentities(Caller caller, long id, List<Identity> identities) {
        Set<Identity> wanted = new HashSet<>(identities);
        Set<Identity> known = new HashSet<>(profiles.identities(id));
        for (Identity gone : known) {
            if (!wanted.contains(gone)) {
                jdbc.sql("DELETE FROM collect.customer_identity WHERE source = ? AND key = ? AND customer_id = ?")
                        .param(gone.source()).param(gone.key()).param(id).update();
            }
        }
        for (int i = 0; i < identities.size(); i++) {
            Identity identity = identities.get(i);
            String source = Objects.requireNonNull(identity.source());
            String key = Objects.requireNonNull(identity.key());
            if (known.add(identity) && !profiles.identify(id, source, key)) {
                throw taken(caller, source, key);
            }
        }
    }

    /** Who has the key is told only to those who may see that customer. */
    private ProblemException taken(Caller caller, String source, String key) {
        Problem problem = CustomerProblem.IDENTITY_TAKEN;
        return profiles.identified(source, key).flatMap(profiles::find)
                .filter(other -> Visibility.covers(caller, other.owner() == null ? 0 : other.owner().id()))
                .map(other -> new ProblemException(CustomerProblem.IDENTITY_OF, source, key, other.name(), other.id()))
                .orElseGet(() -> new ProblemException(problem, source, key));
    }
}
