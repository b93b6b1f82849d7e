package dev.perennial.launch;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.perennial.collect.behaviour.EventTold;
import dev.perennial.collect.behaviour.ReceiveEvents;
import dev.perennial.collect.customer.CustomerReference;
import dev.perennial.collect.product.ReceiveProducts;
import dev.perennial.collect.subscription.ReceiveSubscriptions;
import dev.perennial.collect.subscription.SubscriptionTold;
import dev.perennial.demo.DemoAttitudes;
import dev.perennial.demo.DemoCompany;
import dev.perennial.demo.DemoFacts;
import dev.perennial.platform.kernel.BatchResult;
import dev.perennial.platform.kernel.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The demo company's shop system: tells of products, events and contracts in batches, as anyone's does over HTTP. */
@Component
class DemoSystems {

    private final ReceiveProducts products;
    private final ReceiveEvents events;
    private final ReceiveSubscriptions subscriptions;

    DemoSystems(ReceiveProducts products, ReceiveEvents events, ReceiveSubscriptions subscriptions) {
        this.products = products;
        this.events = events;
        this.subscriptions = subscriptions;
    }

    /** Tells of the catalogue, before orders name its products. */
    void tellProducts(Caller caller, String source, Locale language) {
        inBatches(DemoFacts.articles(language).stream(),
                article -> new ReceiveProducts.Told(null, article.name(), article.name(), article.category(),
                        hundredths(article.unitCost()), null, null),
                items -> require(products.receive(caller, new ReceiveProducts.Batch(source, items), language)));
    }

    /** Tells of what customers did and agreed. Told again, nothing changes. */
    void tellFacts(Caller caller, String source, DemoCompany company, Locale language) {
        inBatches(DemoFacts.contracts(company, language), DemoSystems::told, items -> require(
                subscriptions.receive(caller, new ReceiveSubscriptions.Batch(source, items), language)));
        inBatches(DemoFacts.events(company, language), DemoSystems::told,
                items -> require(events.receive(caller, new ReceiveEvents.Batch(source, items), language)));
        inBatches(DemoAttitudes.of(company, language), DemoSystems::told,
                items -> require(events.receive(caller, new ReceiveEvents.Batch(source, items), language)));
    }

    private static SubscriptionTold told(DemoFacts.Contract one) {
        return new SubscriptionTold(one.key(), new CustomerReference.Told(null, one.customer(), null), null,
                one.plan(), one.months(), hundredths(one.price()), null, one.startedOn().toString(),
                one.renewsOn().toString(), one.cancelledOn().map(Object::toString).orElse(null),
                one.cause().orElse(null), null, null);
    }

    private static EventTold told(DemoFacts.Event one) {
        return new EventTold(one.key(), new CustomerReference.Told(null, one.customer(), null), null, one.kind(),
                one.at().toString(),
                one.product().<Map<String, @Nullable Object>>map(
                        product -> Map.of("product", product)).orElse(null));
    }

    private static EventTold told(DemoAttitudes.Attitude one) {
        return new EventTold(one.key(), new CustomerReference.Told(null, one.customer(), null), null, one.kind(),
                one.at().toString(), new HashMap<>(one.properties()));
    }

    private static BigDecimal hundredths(long amount) {
        return BigDecimal.valueOf(amount, 2);
    }

    private static <S, T> void inBatches(Stream<S> all, Function<S, T> told, Consumer<List<T>> tell) {
        List<T> batch = new ArrayList<>();
        all.forEach(one -> {
            batch.add(told.apply(one));
            if (batch.size() == BatchResult.MOST_ITEMS) {
                tell.accept(List.copyOf(batch));
                batch.clear();
            }
        });
        if (!batch.isEmpty()) {
            tell.accept(List.copyOf(batch));
        }
    }

    private static void require(BatchResult result) {
        if (result.items().stream().anyMatch(item -> item.problem() != null)) {
            throw new IllegalStateException("the demo's own facts were rejected: " + result.items().stream()
                    .filter(item -> item.problem() != null).findFirst());
        }
    }
}
