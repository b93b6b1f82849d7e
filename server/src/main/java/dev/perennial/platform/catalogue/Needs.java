package dev.perennial.platform.catalogue;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** What must be known of a customer to answer questions. */
final class Needs {

    /** Facts of some days with some of their attributes. */
    static final class Part {

        private final Fact fact;
        private final Set<Attribute> attributes = new LinkedHashSet<>();
        private @Nullable LocalDate from;
        private @Nullable LocalDate to;

        private Part(Question.Occurred first) {
            this.fact = first.fact();
            this.from = first.from();
            this.to = first.to();
        }

        private void widen(Question.Occurred question) {
            from = from == null || question.from() == null || from.isBefore(question.from()) ? from : question.from();
            from = question.from() == null ? null : from;
            to = to == null || question.to() == null || to.isAfter(question.to()) ? to : question.to();
            to = question.to() == null ? null : to;
        }

        Fact fact() {
            return fact;
        }

        Set<Attribute> attributes() {
            return attributes;
        }

        @Nullable
        LocalDate from() {
            return from;
        }

        @Nullable
        LocalDate to() {
            return to;
        }
    }

    private final Set<Attribute> attributes = new LinkedHashSet<>();
    private final Map<String, Part> facts = new LinkedHashMap<>();

    Needs add(Question question) {
        add(question, attributes);
        return this;
    }

    Set<Attribute> attributes() {
        return attributes;
    }

    Collection<Part> facts() {
        return facts.values();
    }

    private void add(Question question, Set<Attribute> asked) {
        switch (question) {
            case Question.All all -> all.parts().forEach(part -> add(part, asked));
            case Question.Any any -> any.parts().forEach(part -> add(part, asked));
            case Question.Opposite opposite -> add(opposite.question(), asked);
            case Question.Compared compared -> asked.add(compared.attribute());
            case Question.OneOf oneOf -> asked.add(oneOf.attribute());
            case Question.Ranged ranged -> asked.add(ranged.attribute());
            case Question.Relative relative -> add(relative.meaning(), asked);
            case Question.Yearly yearly -> asked.add(yearly.attribute());
            case Question.Absent absent -> asked.add(absent.attribute());
            case Question.Occurred occurred -> {
                Part part = facts.computeIfAbsent(occurred.fact().code(), _ -> new Part(occurred));
                part.widen(occurred);
                if (occurred.where() != null) {
                    add(occurred.where(), part.attributes());
                }
            }
        }
    }
}
