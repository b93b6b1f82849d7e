package dev.perennial.understand.value;

import java.sql.Date;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import dev.perennial.engine.model.trait.ModelTexts;

/** What is to be expected of a customer's contracts, and why, in words. */
record RenewalSentences(ModelTexts texts, Say say, TraitRow row, LocalDate today) {

    /** None where the customer never had a contract. */
    List<String> all() {
        List<String> sentences = new ArrayList<>();
        if (!row.has("contract_status")) {
            return sentences;
        }
        switch (row.text("contract_status")) {
            case "ending" -> sentences.add(told("ending"));
            case "ended" -> sentences.add(told("ended", day("contract_ended_on")));
            default -> active(sentences);
        }
        if (row.has("contract_cause")) {
            sentences.add(told("cause", texts.name("cause", row.text("contract_cause"))));
        }
        return sentences;
    }

    private void active(List<String> sentences) {
        if (!row.has("renewal_probability")) {
            sentences.add(row.has("renewal_term") ? told("silent", day("renewal_on")) : told("open"));
            awaited(sentences);
            return;
        }
        sentences.add(told("chance", day("renewal_on"), percent("renewal_probability"), percent("renewal_low"),
                percent("renewal_high"), row.count("renewals_made"), say.count(row.number("renewal_evidence")),
                row.count("renewal_term")));
        awaited(sentences);
        String expected = say.decimals(row.number("renewals_expected"), 1);
        sentences.add(row.has("contract_value")
                ? told("worth", expected, row.count("renewals_low"), row.count("renewals_high"),
                        money("contract_value"), money("contract_low"), money("contract_high"),
                        money("renewal_at_risk"))
                : told("count", expected, row.count("renewals_low"), row.count("renewals_high")));
    }

    /** Since the day looked from the contract came up for renewal: what came of it the next run will know. */
    private void awaited(List<String> sentences) {
        if (row.cell("renewal_on") instanceof Date day && day.toLocalDate().isBefore(today)) {
            sentences.add(told("awaited"));
        }
    }

    private String day(String column) {
        return row.cell(column) instanceof Date day ? say.date(day.toLocalDate()) : "–";
    }

    private String percent(String column) {
        return say.percent(row.number(column));
    }

    private String money(String column) {
        return say.money(row.number(column));
    }

    private String told(String key, Object... arguments) {
        return MessageFormat.format(texts.text("why.renewal." + key), arguments);
    }
}
