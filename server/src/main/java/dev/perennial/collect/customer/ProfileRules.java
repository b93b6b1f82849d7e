package dev.perennial.collect.customer;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.perennial.collect.customer.CustomerProfiles.Profile;
import dev.perennial.platform.access.Teams;
import dev.perennial.platform.access.Users;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.KernelProblem;
import dev.perennial.platform.kernel.Violations;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a profile must be like, however it comes. */
@Component
class ProfileRules {

    static final int LONGEST_NAME = 200;
    static final int LONGEST = 100;

    static final int LONGEST_EMAIL = 254;

    private static final int LONGEST_HABITS = 2000;
    private static final int MOST_TAGS = 50;
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+");

    private final Users users;
    private final Teams teams;

    ProfileRules(Users users, Teams teams) {
        this.users = users;
        this.teams = teams;
    }

    /** Gathers what is wrong with a profile that this caller wants to keep. */
    void check(Caller caller, Profile profile, @Nullable Profile before, Violations violations) {
        violations.text("/name", profile.name(), LONGEST_NAME).oneOf("/kind", profile.kind(),
                List.of("person", "company"));
        violations.atMost("/email", profile.email(), LONGEST_EMAIL).atMost("/phone", profile.phone(), LONGEST)
                .atMost("/country", profile.country(), LONGEST).atMost("/province", profile.province(), LONGEST)
                .atMost("/city", profile.city(), LONGEST).atMost("/industry", profile.industry(), LONGEST)
                .atMost("/source", profile.source(), LONGEST).atMost("/district", profile.district(), LONGEST)
                .atMost("/campaign", profile.campaign(), LONGEST).atMost("/size", profile.size(), LONGEST)
                .atMost("/habits", profile.habits(), LONGEST_HABITS);
        if (profile.email() != null && !isEmail(profile.email())) {
            violations.add("/email", CustomerProblem.EMAIL_MALFORMED);
        }
        checkTags("/tags", profile.tags(), violations);
        checkTags("/interests", profile.interests(), violations);
        checkTags("/beliefs", profile.beliefs(), violations);
        checkOwner(caller, profile.ownerId(), before == null ? null : before.ownerId(), "/ownerId", violations);
        checkTeam(profile.teamId(), before == null ? null : before.teamId(), "/teamId", violations);
    }

    static boolean isEmail(String text) {
        return EMAIL.matcher(text).matches();
    }

    private static void checkTags(String pointer, List<String> tags, Violations violations) {
        if (tags.size() > MOST_TAGS) {
            violations.add(pointer, CustomerProblem.TOO_MANY, MOST_TAGS);
        }
        for (int i = 0; i < tags.size(); i++) {
            violations.text(pointer + "/" + i, tags.get(i), LONGEST);
        }
    }

    /** Gathers what is wrong with an owner that this caller wants to give a customer. */
    void checkOwner(Caller caller, @Nullable Long owner, @Nullable Long before, String pointer,
            Violations violations) {
        if (!caller.seesAllCustomers() && !Visibility.covers(caller, owner == null ? 0 : owner)) {
            violations.add(pointer, CustomerProblem.OWNER_MUST_BE_SELF);
        } else if (owner != null && !owner.equals(before)) {
            Optional<Users.User> account = users.find(owner);
            if (account.isEmpty() || account.get().disabled()) {
                violations.add(pointer, CustomerProblem.OWNER_UNKNOWN, owner);
            }
        }
    }

    /** Gathers what is wrong with a team that a customer is given. */
    void checkTeam(@Nullable Long team, @Nullable Long before, String pointer, Violations violations) {
        if (team != null && !teams.mayBeGiven(team, before)) {
            violations.add(pointer, CustomerProblem.TEAM_UNKNOWN, team);
        }
    }

    /** A text without surrounding space; an empty one is none. NUL cannot be kept. */
    static @Nullable String tidy(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String tidy = text.replace("\0", "").strip();
        return tidy.isEmpty() ? null : tidy;
    }

    /** Gathers what is wrong with a customer's names in other systems. */
    static void checkIdentities(List<CustomerView.Identity> identities, Violations violations) {
        if (identities.size() > MOST_TAGS) {
            violations.add("/identities", CustomerProblem.TOO_MANY, MOST_TAGS);
        }
        for (int i = 0; i < identities.size(); i++) {
            CustomerView.Identity identity = identities.get(i);
            if (identity == null) {
                violations.add("/identities/" + i, KernelProblem.REQUIRED);
            } else {
                violations.text("/identities/" + i + "/source", identity.source(), LONGEST)
                        .text("/identities/" + i + "/key", identity.key(), LONGEST_NAME);
            }
        }
    }
}
