package dev.perennial.collect.note;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import dev.perennial.collect.customer.Customers;
import dev.perennial.collect.note.NoteView.Mentioned;
import dev.perennial.platform.access.Users;
import dev.perennial.platform.access.Users.User;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.Role;
import org.springframework.stereotype.Component;

/**
 * Finds whom a text names: an at sign before which no word ends, and the sign-in name of an account. Chinese is written
 * without blanks, so the longest name that fits counts, and text may follow at once unless the name would go on.
 */
@Component
class MentionedPeople {

    private final Users users;
    private final Customers customers;

    MentionedPeople(Users users, Customers customers) {
        this.users = users;
        this.customers = customers;
    }

    /** Everyone whom a note about a customer names, in the order of their names. */
    List<Mentioned> in(String text, long customer) {
        return in(text, customer, accounts(List.of(text)));
    }

    /** The accounts that texts may name, longest sign-in names first; none where no text names anybody. */
    List<User> accounts(List<String> texts) {
        return texts.stream().noneMatch(text -> text.indexOf('@') >= 0)
                ? List.of()
                : users.all().stream().filter(user -> !user.disabled())
                        .sorted(Comparator.comparingInt((User user) -> user.login().length()).reversed()).toList();
    }

    /** Those of these accounts whom a note about a customer names. */
    List<Mentioned> in(String text, long customer, List<User> accounts) {
        List<User> named = new ArrayList<>();
        String lower = text.toLowerCase(Locale.ROOT);
        for (int at = lower.indexOf('@'); at >= 0; at = lower.indexOf('@', at + 1)) {
            if (at == 0 || !isWord(lower.charAt(at - 1))) {
                String rest = lower.substring(at + 1);
                accounts.stream().filter(user -> begins(rest, user.login())).findFirst()
                        .filter(user -> !named.contains(user)).ifPresent(named::add);
            }
        }
        return named.stream().map(user -> new Mentioned(user.id(), user.login(), user.name(), sees(user, customer)))
                .sorted(Comparator.comparing(Mentioned::login)).toList();
    }

    private static boolean begins(String text, String login) {
        return text.startsWith(login) && (text.length() == login.length() || !isWord(text.charAt(login.length()))
                || !isWord(login.charAt(login.length() - 1)));
    }

    private static boolean isWord(char character) {
        return character < 128 && Character.isLetterOrDigit(character);
    }

    private boolean sees(User user, long customer) {
        Role role = Role.of(user.role()).orElse(Role.AGENT);
        return customers.visible(new Caller(Caller.Kind.USER, user.id(), user.name(), role, 0), customer);
    }
}
