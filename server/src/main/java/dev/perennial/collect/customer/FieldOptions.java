package dev.perennial.collect.customer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import dev.perennial.collect.customer.CustomField.Names;
import dev.perennial.collect.customer.CustomField.Option;
import dev.perennial.platform.kernel.Violations;
import org.jspecify.annotations.Nullable;

/** What can be chosen in a field, before and after it was changed. */
public final class FieldOptions {

    private static final int MOST = 500;
    private static final int LONGEST_CODE = 40;
    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9_-]{0,39}");
    private static final Pattern SEPARATORS = Pattern.compile("[^a-z0-9]+");

    private FieldOptions() {
    }

    /** An option as asked for. Without a code it is a new one; one of the names is enough. */
    public record Wanted(@Nullable String code, @Nullable String nameZh, @Nullable String nameEn,
            @Nullable Boolean retired) {
    }

    /** The options as they shall be: those asked for, then those left out, which are retired and not lost. */
    static List<Option> merged(FieldType type, List<Option> before, @Nullable List<@Nullable Wanted> wanted,
            Violations violations) {
        if (!type.chosen()) {
            if (wanted != null && !wanted.isEmpty()) {
                violations.add("/options", CustomerProblem.OPTIONS_UNSUITABLE, type.code());
            }
            return List.of();
        }
        if (wanted == null || wanted.isEmpty() || wanted.size() > MOST) {
            violations.add("/options", CustomerProblem.OPTIONS_MISSING, MOST);
            return before;
        }
        List<Option> merged = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < wanted.size(); i++) {
            Option option = option(wanted.get(i), before, codes, "/options/" + i, violations);
            if (!codes.add(option.code())) {
                violations.add("/options/" + i + "/code", CustomerProblem.OPTION_TWICE, option.code());
            }
            merged.add(option);
        }
        before.stream().filter(option -> !codes.contains(option.code()))
                .forEach(option -> merged.add(new Option(option.code(), option.names(), true)));
        return merged;
    }

    private static Option option(@Nullable Wanted wanted, List<Option> before, Set<String> codes, String pointer,
            Violations violations) {
        String zh = wanted == null ? null : ProfileRules.tidy(wanted.nameZh());
        String en = wanted == null ? null : ProfileRules.tidy(wanted.nameEn());
        String code = wanted == null ? null : wanted.code();
        Option known = before.stream().filter(option -> option.code().equals(code)).findFirst().orElse(null);
        if (known != null) {
            zh = zh == null ? known.names().zh() : zh;
            en = en == null ? known.names().en() : en;
        }
        violations.atMost(pointer + "/nameZh", zh, ProfileRules.LONGEST).atMost(pointer + "/nameEn", en,
                ProfileRules.LONGEST);
        String either = zh != null ? zh : Objects.requireNonNullElse(en, "");
        if (either.isEmpty()) {
            violations.add(pointer + "/nameZh", CustomerProblem.NAMELESS);
        }
        if (code != null && !CODE.matcher(code).matches()) {
            violations.add(pointer + "/code", CustomerProblem.FIELD_CODE_MALFORMED);
        }
        Names names = new Names(either, en == null ? either : en);
        Predicate<String> taken = one -> codes.contains(one)
                || before.stream().anyMatch(option -> option.code().equals(one));
        return new Option(code == null ? free(names.en(), "option", taken) : code, names,
                wanted != null && Boolean.TRUE.equals(wanted.retired()));
    }

    /** A code made of a name, or, where it has no Latin letters, of a word and a number; one that is not taken. */
    static String free(String name, String otherwise, Predicate<String> taken) {
        String plain = SEPARATORS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("_").replaceAll("^[_0-9]+|_+$", "");
        String stem = plain.isEmpty() ? otherwise : plain.substring(0, Math.min(plain.length(), LONGEST_CODE - 4));
        String code = plain.isEmpty() ? stem + "_1" : stem;
        for (int i = 2; taken.test(code); i++) {
            code = stem + "_" + i;
        }
        return code;
    }
}
