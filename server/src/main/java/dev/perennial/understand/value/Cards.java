package dev.perennial.understand.value;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import dev.perennial.collect.customer.Customers;
import dev.perennial.engine.model.trait.ModelTexts;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Value cards of customers the caller may see. */
@Service
public class Cards {

    /** A date this far away is as good as never. */
    private static final double FURTHEST_DAYS = 36_500;

    private final Customers customers;
    private final CardQuery cards;
    private final PublishedModels models;
    private final TransactionTemplate transaction;

    Cards(Customers customers, CardQuery cards, PublishedModels models, TransactionTemplate transaction) {
        this.customers = customers;
        this.cards = cards;
        this.models = models;
        this.transaction = transaction;
    }

    /** A card and the run that it is of. */
    record Kept(Card card, PublishedModels.Published published) {

        /** The population with parameters of its own to which the customer belongs, where there are any. */
        Optional<FittedPopulation> population() {
            return published.models().populationOf(card.firstOrder());
        }

        /** The models behind the card: those of the customer's population. */
        FittedModels models() {
            return published.models().ofCustomer(card.firstOrder());
        }
    }

    /** A customer's card. */
    public CardView card(Caller caller, long customer) {
        customers.requireVisible(caller, customer);
        Kept kept = kept(customer);
        return view(kept, cards.brought(customer));
    }

    /**
     * A customer's card with its run. The card is read first: until the transaction ends, that keeps its table in place
     * and so its run published. A snapshot would not do, since the table's name always means the newest table.
     */
    Kept kept(long customer) {
        return transaction.execute(_ -> {
            Optional<Card> card = cards.find(customer);
            PublishedModels.Published published = models.now();
            return new Kept(card.orElseThrow(
                    () -> new ProblemException(ValueProblem.NO_CARD, String.valueOf(customer))), published);
        });
    }

    /**
     * What was thought of a customer before.
     *
     * @param on the day whose state is asked for, one line at most; all lines without
     */
    public CardView.HistoryView history(Caller caller, long customer, @Nullable LocalDate on, Locale locale) {
        customers.requireVisible(caller, customer);
        Stream<CardQuery.Past> lines = cards.history(customer).stream();
        if (on != null) {
            lines = lines.filter(past -> !past.asOf().isAfter(on)).limit(1);
        }
        ModelTexts texts = ModelTexts.of(locale);
        return new CardView.HistoryView(lines.map(past -> item(past, texts)).toList());
    }

    private static CardView.HistoryItem item(CardQuery.Past past, ModelTexts texts) {
        String signals = past.churnSignals();
        List<String> named = signals == null
                ? List.of()
                : Arrays.stream(signals.split(",", -1)).filter(signal -> !signal.isEmpty())
                        .map(signal -> name(texts, "class.churn_signals.", signal)).toList();
        return new CardView.HistoryItem(past.asOf(), past.liveAt(), past.runId(), past.stage(), past.pAlive(),
                past.clv(), past.quadrant(), past.rfmGroup(), past.churnClass(),
                past.churnClass() == null ? null : name(texts, "class.churn_class.", past.churnClass()), named);
    }

    private static String name(ModelTexts texts, String prefix, String code) {
        return texts.has(prefix + code) ? texts.text(prefix + code) : code;
    }

    private static CardView view(Kept kept, Optional<CardQuery.Brought> brought) {
        Card card = kept.card();
        RunTable.Run run = kept.published().run();
        JsonNode report = kept.published().report();
        FittedModels fitted = kept.models();
        return new CardView(card.customerId(), asOf(card, run), card.liveAt(),
                new CardView.CardRun(run.id(), Objects.requireNonNull(run.finishedAt()), fitted.purchase().code(),
                        run.engine()),
                run.currency(), Overviews.horizon(report), fitted.level(), card.stage(), card.stageReason(),
                card.wonBack(), card.pAlive(), card.x() > 0, card.anyOrder(),
                interval(card.expectedOrders(), card.ordersLow(), card.ordersHigh()),
                interval(card.expectedValue(), card.valueLow(), card.valueHigh()),
                interval(card.clv(), card.clvLow(), card.clvHigh()), card.textbookClv(), card.valueAtRisk(),
                new CardView.RhythmView(card.expectedIntervalDays(), card.overdue(), nextExpected(card),
                        card.recencyDays()),
                new CardView.RfmView(card.r(), card.f(), card.m(), card.rfmGroup()),
                new CardView.QuadrantView(card.quadrant(), card.windowOrders(),
                        card.windowOrders() == 0 ? null : card.windowSpend() / card.windowOrders()),
                facts(card),
                brought.map(found -> new CardView.TotalView(found.purchase(), card.clv(), found.referral()))
                        .orElseGet(() -> new CardView.TotalView(card.yearSpend() * fitted.margin(), card.clv(), null)));
    }

    /** The day a card is looked from. */
    static LocalDate asOf(Card card, RunTable.Run run) {
        LocalDate own = card.ownAsOf();
        return own == null ? Objects.requireNonNull(run.asOf()) : own;
    }

    static LocalDate nextExpected(Card card) {
        return card.lastOrder().plusDays(Math.round(Math.min(card.expectedIntervalDays(), FURTHEST_DAYS)));
    }

    private static CardView.FactsView facts(Card card) {
        return new CardView.FactsView(card.orders(), card.x(), card.firstOrder(), card.lastOrder(), card.t(),
                card.t() - card.tx(), finite(card.monetary()), card.spend(), card.yearOrders(), card.yearSpend());
    }

    private static OverviewView.IntervalView interval(double estimate, double low, double high) {
        return new OverviewView.IntervalView(estimate, finite(low), finite(high));
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
