package dev.perennial.collect.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import dev.perennial.collect.customer.CustomerTexts.Searchable;

/**
 * The tokens of a customer. A name gives a token from its beginning and one from each later character or word, so that what
 * somebody types is always the beginning of a token: one range of an index, however many customers there are.
 */
final class Tokens {

    static final int LONGEST = 24;

    private static final int MOST = 60;
    private static final int PERSON = 4;
    private static final int READINGS_OF_A_PERSON = 12;
    private static final int READINGS_OF_A_COMPANY = 4;
    private static final int MOST_STARTS = 10;
    private static final List<String> FORMS = List.of("股份有限公司", "有限责任公司", "有限公司", "公司");

    /** A Chinese character with its readings, or a word in another script, which is its own reading. */
    private record Unit(int at, List<String> readings) {
    }

    private Tokens() {
    }

    static Set<String> of(Searchable customer) {
        Set<String> tokens = new LinkedHashSet<>();
        for (String phone : customer.phones()) {
            phone(SearchText.digits(phone), tokens);
        }
        for (String email : customer.emails()) {
            tokens.add(TokenKind.EMAIL.token(cut(email.strip().toLowerCase(Locale.ROOT))));
        }
        if (customer.name() != null) {
            name(SearchText.plain(customer.name()), false, tokens);
        }
        customer.contacts().forEach(contact -> name(SearchText.plain(contact), true, tokens));
        return tokens;
    }

    private static void phone(String digits, Set<String> tokens) {
        if (digits.length() > 2) {
            tokens.add(TokenKind.PHONE.token(cut(digits)));
            tokens.add(TokenKind.PHONE_END.token(cut(SearchText.reversed(digits))));
        }
    }

    /** A name of the customer's own, or of somebody to talk to there, which counts like a part of its name. */
    private static void name(String name, boolean ofContact, Set<String> tokens) {
        if (name.isEmpty() || tokens.size() >= MOST) {
            return;
        }
        List<Unit> units = units(name);
        int starts = startsOf(name, units);
        for (int i = 0; i < starts; i++) {
            String from = cut(name.substring(units.get(i).at()));
            if (i == 0 && !ofContact) {
                tokens.add(TokenKind.NAME.token(from));
            } else if (from.length() > 1) {
                tokens.add(TokenKind.NAME_INSIDE.token(from));
            }
        }
        if (name.codePoints().anyMatch(SearchText::isHan)) {
            for (int i = 0; i < starts && tokens.size() < MOST; i++) {
                spoken(units.subList(i, units.size()), i > 0, ofContact, units.size() > PERSON, tokens);
            }
        }
    }

    /** How many units a search may begin at: all but the last few, which only say what kind of company it is. */
    private static int startsOf(String name, List<Unit> units) {
        for (String form : FORMS) {
            if (name.endsWith(form) && name.length() > form.length() + 1) {
                return Math.min(units.size() - form.length(), MOST_STARTS);
            }
        }
        return Math.min(units.size(), MOST_STARTS);
    }

    private static void spoken(List<Unit> units, boolean isLater, boolean ofContact, boolean isCompany,
            Set<String> tokens) {
        if (isLater && units.size() < 2) {
            return;
        }
        boolean inside = isLater || ofContact;
        int most = isCompany ? READINGS_OF_A_COMPANY : READINGS_OF_A_PERSON;
        for (String pinyin : readings(units, most)) {
            tokens.add((inside ? TokenKind.PINYIN_INSIDE : TokenKind.PINYIN).token(cut(pinyin)));
        }
        List<Unit> letters = units.stream()
                .map(unit -> new Unit(unit.at(),
                        unit.readings().stream().map(Tokens::letter).distinct().toList()))
                .toList();
        if (!isLater || isCompany) {
            for (String initials : readings(letters, most)) {
                tokens.add((inside ? TokenKind.INITIALS_INSIDE : TokenKind.INITIALS).token(cut(initials)));
            }
        }
    }

    /** How a name is usually read, or the first letters of that; what is not Chinese is its own reading. */
    static String usual(String name, boolean isInitials) {
        return units(SearchText.plain(name)).stream().map(unit -> unit.readings().getFirst())
                .map(reading -> isInitials ? letter(reading) : reading).collect(Collectors.joining());
    }

    private static String letter(String reading) {
        return reading.substring(0, reading.offsetByCodePoints(0, 1));
    }

    /** The ways to read units one after the other, at most so many. */
    private static Set<String> readings(List<Unit> units, int most) {
        List<String> ways = List.of("");
        for (Unit unit : units) {
            // The family name comes first and has the rarest readings, so later characters give way.
            List<String> readings = ways.size() * unit.readings().size() <= most
                    ? unit.readings()
                    : unit.readings().subList(0, 1);
            List<String> longer = new ArrayList<>();
            for (String way : ways) {
                readings.forEach(reading -> longer.add(way + reading));
            }
            ways = longer;
            if (ways.getFirst().length() >= LONGEST) {
                break;
            }
        }
        return new LinkedHashSet<>(ways);
    }

    private static List<Unit> units(String name) {
        List<Unit> units = new ArrayList<>();
        boolean isCompany = name.codePoints().filter(SearchText::isHan).count() > PERSON;
        int at = 0;
        while (at < name.length()) {
            int character = name.codePointAt(at);
            if (character == ' ') {
                at++;
            } else if (SearchText.isHan(character)) {
                // In a longer name the words around a character say how it is read; in a person's name nothing does.
                List<String> word = isCompany ? Pinyin.table().word(name.substring(at)) : List.of();
                for (String reading : word) {
                    units.add(new Unit(at, List.of(reading)));
                    at++;
                }
                if (word.isEmpty()) {
                    String text = Character.toString(character);
                    List<String> readings = Pinyin.table().readings(text);
                    units.add(new Unit(at, readings.isEmpty() ? List.of(text) : readings));
                    at += text.length();
                }
            } else {
                int end = at;
                while (end < name.length() && name.charAt(end) != ' ' && !SearchText.isHan(name.codePointAt(end))) {
                    end++;
                }
                units.add(new Unit(at, List.of(name.substring(at, end))));
                at = end;
            }
        }
        return units;
    }

    /** The beginning that is kept of a long text, never half a character. */
    static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
    }
}
