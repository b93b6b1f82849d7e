package dev.perennial.understand.value;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import dev.perennial.collect.customer.Customers;
import dev.perennial.engine.model.portrait.ModelCatalogue;
import dev.perennial.engine.model.portrait.Portraits;
import dev.perennial.engine.model.trait.ModelDescription;
import dev.perennial.engine.model.trait.ModelTexts;
import dev.perennial.engine.model.trait.TraitModel;
import dev.perennial.platform.catalogue.Today;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Traits of customers the caller may see. */
@Service
public class Traits {

    private static final List<String> CODES = Portraits.models().stream().map(TraitModel::description)
            .map(ModelDescription::code).toList();

    private final Customers customers;
    private final CardQuery cards;
    private final TraitTable traits;
    private final RunTable runs;
    private final TransactionTemplate transaction;
    private final Today today;

    Traits(Customers customers, CardQuery cards, TraitTable traits, RunTable runs, TransactionTemplate transaction,
            Today today) {
        this.customers = customers;
        this.cards = cards;
        this.traits = traits;
        this.runs = runs;
        this.transaction = transaction;
        this.today = today;
    }

    private record Kept(Map<String, @Nullable Object> row, @Nullable Double pAlive, RunTable.Run run) {
    }

    /** A customer's traits with the sentences that explain them. */
    public TraitsView of(Caller caller, long customer, Locale language) {
        customers.requireVisible(caller, customer);
        Kept kept = kept(customer);
        TraitSentences sentences = new TraitSentences(ModelTexts.of(language),
                new Say(language, kept.run().currency()), new TraitRow(kept.row()), kept.pAlive(), today.date());
        return new TraitsView(customer, kept.run().id(), Objects.requireNonNull(kept.run().asOf()),
                kept.run().currency(), ModelCatalogue.all().stream().filter(model -> CODES.contains(model.code()))
                        .map(sentences::of).toList());
    }

    /** Read in one transaction, so that table and run belong together; see {@link Cards#kept}. */
    private Kept kept(long customer) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            Map<String, @Nullable Object> row = traits.find(customer).orElseThrow(
                    () -> new ProblemException(ValueProblem.NO_TRAITS, String.valueOf(customer)));
            RunTable.Run run = runs.portrayed().orElseThrow(
                    () -> new ProblemException(ValueProblem.NO_TRAITS, String.valueOf(customer)));
            return new Kept(row, cards.find(customer).map(Card::pAlive).orElse(null), run);
        }));
    }
}
