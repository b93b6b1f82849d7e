package dev.perennial.understand.value;

import java.sql.Date;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

import dev.perennial.engine.model.trait.ModelDescription;
import dev.perennial.engine.model.trait.ModelDescription.Output;
import dev.perennial.engine.model.trait.ModelTexts;
import org.jspecify.annotations.Nullable;

/** What a customer's traits say, in words: figures with their evidence, and a sentence or two with the facts. */
final class TraitSentences {

    private final ModelTexts texts;
    private final Say say;
    private final TraitRow row;
    private final @Nullable Double pAlive;
    private final LocalDate today;

    TraitSentences(ModelTexts texts, Say say, TraitRow row, @Nullable Double pAlive, LocalDate today) {
        this.texts = texts;
        this.say = say;
        this.row = row;
        this.pAlive = pAlive;
        this.today = today;
    }

    TraitsView.OfModel of(ModelDescription model) {
        List<TraitsView.Figure> figures = model.outputs().stream()
                .filter(output -> row.has(output.code()) && !row.text(output.code()).isEmpty())
                .map(output -> figure(model, output)).toList();
        List<String> why = figures.isEmpty() ? List.of() : why(model.code());
        return new TraitsView.OfModel(model.code(), texts.text(model.code() + ".name"),
                why.isEmpty() ? List.of(texts.text("why.nothing")) : why, figures);
    }

    private TraitsView.Figure figure(ModelDescription model, Output output) {
        TraitsView.Evidence evidence = null;
        if (row.has(output.evidence())) {
            Output beside = model.outputs().stream().filter(one -> one.code().equals(output.evidence())).findFirst()
                    .orElseThrow();
            evidence = new TraitsView.Evidence(beside.code(), texts.text("output." + beside.code()), value(beside),
                    text(beside));
        }
        return new TraitsView.Figure(output.code(), texts.text("output." + output.code()),
                output.type().name().toLowerCase(Locale.ROOT), value(output), text(output), evidence);
    }

    private Object value(Output output) {
        Object value = Objects.requireNonNull(row.cell(output.code()));
        return value instanceof Date day ? day.toLocalDate() : value;
    }

    private String text(Output output) {
        String code = output.code();
        return switch (output.type()) {
            case CLASS -> texts.text("class." + code + "." + row.text(code));
            case CODES -> codes(code);
            case TEXT -> switch (code) {
                case "preferred_channel" -> say.channel(row.text(code));
                case "contract_cause", "stated_cause" -> texts.name("cause", row.text(code));
                default -> row.text(code);
            };
            case SCORE -> say.count(row.number(code));
            case SHARE -> say.percent(row.number(code));
            case MONEY -> say.money(row.number(code));
            case COUNT -> code.equals("preferred_weekday")
                    ? texts.text("weekday." + row.count(code))
                    : say.count(row.number(code));
            case DAY -> say.date((LocalDate) value(output));
            case NUMBER -> say.decimals(row.number(code), 2);
        };
    }

    private String codes(String column) {
        return Arrays.stream(row.text(column).split(",", -1)).filter(code -> !code.isEmpty())
                .map(code -> texts.text("class." + column + "." + code))
                .collect(Collectors.joining(texts.text("list.separator")));
    }

    private String told(String key, Object... arguments) {
        return MessageFormat.format(texts.text("why." + key), arguments);
    }

    private List<String> why(String model) {
        return switch (model) {
            case "churn" -> churn();
            case "loyalty" -> score("loyalty_score", () -> told("loyalty", say.count(row.number("loyalty_score")),
                    say.count(row.number("loyalty_parts")), alive()));
            case "stickiness" -> score("stickiness_score", this::stickiness);
            case "satisfaction" -> score("satisfaction_score", () -> told("satisfaction",
                    say.count(row.number("satisfaction_score")), say.count(row.number("satisfaction_low")),
                    say.count(row.number("satisfaction_high")), row.count("answers"), row.count("complaints")));
            case "referral" -> score("referred", () -> told("referral", row.count("referred"),
                    say.count(row.number("referred_buyers")), say.money(row.number("referral_value"))));
            case "preference" -> preference();
            case "association" -> association();
            case "sensitivity" -> score("discount_share", () -> told("sensitivity",
                    say.percent(row.number("discount_share")), say.percent(row.number("discount_low")),
                    say.percent(row.number("discount_high")), row.count("priced_lines")));
            case "potential" -> score("headroom", () -> told("potential", say.count(row.number("peers")),
                    say.money(row.number("peer_spend")), say.money(row.number("headroom")),
                    say.money(row.number("headroom_low")), say.money(row.number("headroom_high"))));
            case "renewal" -> new RenewalSentences(texts, say, row, today).all();
            case "total" -> score("total_value", () -> told("total", say.money(row.number("purchase_value")),
                    say.money(row.number("potential_value")), say.money(row.number("referral_value"))));
            default -> throw new IllegalArgumentException("no sentence for " + model);
        };
    }

    /** A sentence. */
    private interface Sentence {
        String say();
    }

    private List<String> score(String column, Sentence sentence) {
        return row.has(column) ? List.of(sentence.say()) : List.of();
    }

    private String alive() {
        return pAlive == null || pAlive >= 1 ? told("alive.unknown") : say.percent(pAlive);
    }

    private List<String> churn() {
        if (!row.has("churn_class")) {
            return List.of();
        }
        List<String> sentences = new ArrayList<>();
        int signals = row.count("churn_signal_count");
        if (signals > 0) {
            sentences.add(told("churn.signals", alive(), signals, codes("churn_signals")));
        } else {
            sentences.add(switch (row.text("churn_class")) {
                case "none" -> told("churn.none", alive());
                case "lost" -> told("churn.lost", alive());
                default -> told("churn.alive", alive());
            });
        }
        if (row.has("churn_probability")) {
            String reasons = codes("churn_reasons");
            sentences.add(told("churn.forecast", row.count("churn_days"), say.percent(row.number("churn_probability")),
                    reasons.isEmpty() ? "" : told("churn.reasons", reasons), say.percent(row.number("churn_low")),
                    say.percent(row.number("churn_high")), say.count(row.number("churn_evidence"))));
        }
        return sentences;
    }

    private String stickiness() {
        String days = row.has("active_days") ? told("stickiness.days", row.count("active_days")) : "";
        return told("stickiness", say.count(row.number("stickiness_score")), row.count("active_months"), days);
    }

    private List<String> preference() {
        List<String> sentences = new ArrayList<>();
        for (String kind : List.of("category", "channel")) {
            if (row.has("preferred_" + kind)) {
                String favourite = row.text("preferred_" + kind);
                sentences.add(told("preference." + kind, kind.equals("channel") ? say.channel(favourite) : favourite,
                        say.percent(row.number(kind + "_affinity")), say.percent(row.number(kind + "_low")),
                        row.count(kind + "_evidence")));
            }
        }
        return sentences;
    }

    private List<String> association() {
        List<String> sentences = new ArrayList<>();
        if (row.has("next_product")) {
            sentences.add(told("association." + row.text("next_reason"), row.text("next_product"),
                    say.percent(row.number("next_score")), say.count(row.number("next_evidence"))));
        }
        if (row.cell("replenish_on") instanceof Date due) {
            sentences.add(told("association.due", row.text("replenish_product"), say.date(due.toLocalDate()),
                    row.count("replenish_evidence")));
        }
        return sentences;
    }
}
