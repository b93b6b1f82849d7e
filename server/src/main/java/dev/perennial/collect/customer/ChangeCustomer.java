package dev.perennial.collect.customer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.perennial.collect.customer.CustomerProfiles.Profile;
import dev.perennial.platform.audit.AuditTrail;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.KernelProblem;
import dev.perennial.platform.kernel.ProblemException;
import dev.perennial.platform.kernel.Violations;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** Changes a customer's profile and records what was changed from what to what. */
@Service
public class ChangeCustomer {

    /**
     * What to change: a field that is absent stays, one that is null is emptied. Who gets an owner and has no team gets the
     * owner's, unless the team is spoken of.
     */
    public record Command(@Nullable JsonNode kind, @Nullable JsonNode name, @Nullable JsonNode email,
            @Nullable JsonNode phone, @Nullable JsonNode country, @Nullable JsonNode province, @Nullable JsonNode city,
            @Nullable JsonNode industry, @Nullable JsonNode source, @Nullable JsonNode ownerId,
            @Nullable JsonNode teamId,
            @Nullable JsonNode tags, @Nullable JsonNode custom, @Nullable JsonNode district,
            @Nullable JsonNode campaign,
            @Nullable JsonNode size, @Nullable JsonNode interests, @Nullable JsonNode beliefs,
            @Nullable JsonNode habits, @Nullable JsonNode reaches, @Nullable JsonNode contacts,
            @Nullable JsonNode identities) {
    }

    /** One change, as the audit trail keeps it. */
    record Change(@Nullable Object from, @Nullable Object to) {
    }

    private final CustomerProfiles profiles;
    private final Customers customers;
    private final ProfileRules rules;
    private final OwnerTeams teams;
    private final CustomValues values;
    private final ProfileLists lists;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    ChangeCustomer(CustomerProfiles profiles, Customers customers, ProfileRules rules, OwnerTeams teams,
            CustomValues values,
            ProfileLists lists, AuditTrail audit, ApplicationEventPublisher events) {
        this.profiles = profiles;
        this.customers = customers;
        this.rules = rules;
        this.teams = teams;
        this.values = values;
        this.lists = lists;
        this.audit = audit;
        this.events = events;
    }

    /** Applies the change to the version it was made from; an edit of an older one is stale. */
    @Transactional
    public CustomerView change(Caller caller, long id, long version, Command command) {
        profiles.lock(id);
        CustomerView view = customers.get(caller, id);
        if (view.version() != version) {
            throw new ProblemException(KernelProblem.STALE);
        }
        Profile before = profile(view);
        Violations violations = new Violations();
        Profile after = after(before, command, violations);
        rules.check(caller, after, before, violations);
        CustomValues.Edit custom = values.read(caller, command.custom(), view.custom(), violations);
        ProfileLists.Edit edit = lists.read(command.reaches(), command.contacts(), command.identities(),
                after.country(), violations);
        violations.refuse();
        Map<String, Change> changes = changes(before, after);
        noteLists(changes, view, edit);
        changes.putAll(custom.changes());
        if (changes.isEmpty()) {
            return view;
        }
        profiles.update(id, after);
        profiles.keep(id, custom);
        lists.keep(caller, id, edit, after.country());
        audit.record(caller, "customer.change", "customer", id, changes);
        events.publishEvent(new CustomerChanged(id, version + 1));
        return profiles.find(id).orElseThrow();
    }

    private static Profile profile(CustomerView view) {
        return new Profile(view.kind(), view.name(), view.email(), view.phone(), view.country(), view.province(),
                view.city(), view.industry(), view.source(), view.tags(),
                view.owner() == null ? null : view.owner().id(), view.team() == null ? null : view.team().id(),
                view.district(), view.campaign(), view.size(),
                view.interests(), view.beliefs(), view.habits());
    }

    private Profile after(Profile before, Command command, Violations violations) {
        Long owner = id("/ownerId", command.ownerId(), before.ownerId(), CustomerProblem.OWNER_NOT_ID, violations);
        return new Profile(Objects.requireNonNullElse(text("/kind", command.kind(), before.kind(), violations), ""),
                Objects.requireNonNullElse(text("/name", command.name(), before.name(), violations), ""),
                text("/email", command.email(), before.email(), violations),
                text("/phone", command.phone(), before.phone(), violations),
                text("/country", command.country(), before.country(), violations),
                text("/province", command.province(), before.province(), violations),
                text("/city", command.city(), before.city(), violations),
                text("/industry", command.industry(), before.industry(), violations),
                text("/source", command.source(), before.source(), violations),
                texts("/tags", command.tags(), before.tags(), violations),
                owner, team(before, command, owner, violations),
                text("/district", command.district(), before.district(), violations),
                text("/campaign", command.campaign(), before.campaign(), violations),
                text("/size", command.size(), before.size(), violations),
                texts("/interests", command.interests(), before.interests(), violations),
                texts("/beliefs", command.beliefs(), before.beliefs(), violations),
                text("/habits", command.habits(), before.habits(), violations));
    }

    private static @Nullable String text(String pointer, @Nullable JsonNode node, @Nullable String before,
            Violations violations) {
        if (node == null) {
            return before;
        }
        if (!node.isNull() && !node.isString()) {
            violations.add(pointer, CustomerProblem.TEXT_NEEDED);
            return before;
        }
        return node.isNull() ? null : ProfileRules.tidy(node.asString());
    }

    private static List<String> texts(String pointer, @Nullable JsonNode node, List<String> before,
            Violations violations) {
        if (node == null) {
            return before;
        }
        List<String> tags = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            tags.add(Objects.requireNonNullElse(text(pointer + "/" + i, node.get(i), "", violations), ""));
        }
        if (!node.isNull() && !node.isArray()) {
            violations.add(pointer, CustomerProblem.LIST_NEEDED);
        }
        return tags;
    }

    private @Nullable Long team(Profile before, Command command, @Nullable Long owner, Violations violations) {
        boolean owned = command.teamId() == null && before.teamId() == null
                && !Objects.equals(owner, before.ownerId());
        return owned
                ? teams.of(owner)
                : id("/teamId", command.teamId(), before.teamId(), CustomerProblem.TEAM_NOT_ID, violations);
    }

    private static @Nullable Long id(String pointer, @Nullable JsonNode node, @Nullable Long before,
            CustomerProblem otherwise, Violations violations) {
        if (node == null) {
            return before;
        }
        if (!node.isNull() && !(node.isIntegralNumber() && node.canConvertToLong())) {
            violations.add(pointer, otherwise);
            return before;
        }
        return node.isNull() ? null : Long.valueOf(node.asLong());
    }

    private static Map<String, Change> changes(Profile before, Profile after) {
        Map<String, Change> changes = new LinkedHashMap<>();
        note(changes, "kind", before.kind(), after.kind());
        note(changes, "name", before.name(), after.name());
        note(changes, "email", before.email(), after.email());
        note(changes, "phone", before.phone(), after.phone());
        note(changes, "country", before.country(), after.country());
        note(changes, "province", before.province(), after.province());
        note(changes, "city", before.city(), after.city());
        note(changes, "industry", before.industry(), after.industry());
        note(changes, "source", before.source(), after.source());
        note(changes, "tags", before.tags(), after.tags());
        note(changes, "owner", before.ownerId(), after.ownerId());
        note(changes, "team", before.teamId(), after.teamId());
        note(changes, "district", before.district(), after.district());
        note(changes, "campaign", before.campaign(), after.campaign());
        note(changes, "size", before.size(), after.size());
        note(changes, "interests", before.interests(), after.interests());
        note(changes, "beliefs", before.beliefs(), after.beliefs());
        note(changes, "habits", before.habits(), after.habits());
        return changes;
    }

    private static void noteLists(Map<String, Change> changes, CustomerView before, ProfileLists.Edit edit) {
        if (edit.reaches() != null) {
            note(changes, "reaches", before.reaches().stream().map(ChangeCustomer::words).toList(),
                    edit.reaches().stream().map(ChangeCustomer::words).toList());
        }
        if (edit.contacts() != null) {
            note(changes, "contacts", before.contacts().stream().map(ChangeCustomer::words).toList(),
                    edit.contacts().stream().map(ChangeCustomer::words).toList());
        }
        if (edit.identities() != null) {
            note(changes, "identities",
                    before.identities().stream().map(one -> one.source() + ": " + one.key()).sorted().toList(),
                    edit.identities().stream().map(one -> one.source() + ": " + one.key()).sorted().toList());
        }
    }

    private static String words(CustomerView.ReachView one) {
        return one.label() == null ? String.valueOf(one.entered()) : one.entered() + " (" + one.label() + ")";
    }

    private static String words(CustomerView.Contact one) {
        return Stream.of(one.name(), one.title(), one.phone(), one.email()).filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
    }

    private static void note(Map<String, Change> changes, String field, @Nullable Object before,
            @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            changes.put(field, new Change(before, after));
        }
    }
}
