package dev.perennial.understand.value;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.perennial.engine.model.association.Association;
import dev.perennial.engine.model.trait.ModelDescription;
import dev.perennial.engine.model.trait.ModelFindings;
import dev.perennial.platform.catalogue.CatalogueProblem;
import dev.perennial.platform.kernel.ProblemException;
import dev.perennial.platform.kernel.Violations;
import dev.perennial.understand.value.AssociationView.Bounded;
import dev.perennial.understand.value.AssociationView.Detail;
import dev.perennial.understand.value.AssociationView.Pairs;
import dev.perennial.understand.value.AssociationView.Proof;
import dev.perennial.understand.value.AssociationView.Summary;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What is bought together, what comes next, and when it is bought again, product by product. */
@Service
public class Associations {

    private static final int MOST = 200;
    private static final int LONGEST_SEARCH = 200;
    private static final int PARTNERS = 50;
    private static final ModelDescription MODEL = new Association().description();
    private static final List<String> SORTS = Arrays.stream(ProductLinkQuery.Sort.values())
            .map(ProductLinkQuery.Sort::code).toList();

    private final RunTable runs;
    private final ProductLinkQuery links;
    private final JsonMapper json;

    Associations(RunTable runs, ProductLinkQuery links, JsonMapper json) {
        this.runs = runs;
        this.links = links;
        this.json = json;
    }

    /** The run whose traits are shown, with the numbers that the model found. */
    private record Shown(RunTable.Run run, Optional<ModelFindings> found) {

        double visits() {
            return figure("baskets");
        }

        double figure(String code) {
            return found.map(ModelFindings::figures).orElse(Map.of()).getOrDefault(code, 0.0);
        }
    }

    private RunTable.Run portrayed() {
        return runs.portrayed().orElseThrow(() -> new ProblemException(ValueProblem.NO_ASSOCIATIONS));
    }

    private Shown shown() {
        RunTable.Run run = portrayed();
        Optional<ModelFindings> found = runs.part(run.id(), RunTable.Part.MODELS)
                .map(part -> json.convertValue(part, new TypeReference<List<ModelFindings>>() {
                })).orElse(List.of()).stream().filter(model -> model.code().equals(MODEL.code())).findFirst();
        return new Shown(run, found);
    }

    /** What there is to look at. */
    public Summary summary() {
        Shown shown = shown();
        long run = shown.run().id();
        long products = links.products(run);
        int least = (int) MODEL.parameters().stream().filter(one -> one.code().equals("least_pairs")).findFirst()
                .orElseThrow().value();
        // A run from before there was this model has found nothing, which does not say that there is nothing.
        boolean silent = shown.found().isPresent() && shown.visits() == 0;
        String state = products > 0 ? "measured" : silent ? "no-data" : "not-kept";
        return new Summary(Overviews.ref(shown.run()), state, (long) shown.visits(), products,
                links.matching(run, new ProductLinkQuery.Wanted(null, 0)), least, links.categories(run),
                proof(shown));
    }

    private static @Nullable Proof proof(Shown shown) {
        long judged = (long) shown.figure("judged_customers");
        return judged == 0
                ? null
                : new Proof(judged, shown.figure("hit_share"), shown.figure("popular_hit_share"),
                        new Bounded(shown.figure("difference"), shown.figure("difference_low"),
                                shown.figure("difference_high")));
    }

    /** Products whose name has a text in it. */
    public AssociationView.Products products(String text, int limit) {
        new Violations().atMost("/search", text, LONGEST_SEARCH).within("/limit", limit, 1, MOST).refuse();
        return new AssociationView.Products(links.products(portrayed().id(), text.strip(), limit));
    }

    /** A product with what belongs to it. */
    public Detail product(long id) {
        Shown shown = shown();
        long run = shown.run().id();
        ProductLinkQuery.Found found = links.product(run, id)
                .orElseThrow(() -> new ProblemException(ValueProblem.PRODUCT_NOT_ASSOCIATED, String.valueOf(id)));
        return new Detail(Overviews.ref(shown.run()), found.product(),
                links.partners(run, id, PARTNERS, shown.visits()), found.followed(),
                links.next(run, found, shown.visits()), found.again());
    }

    /** Pairs in an order, a page at a time. */
    public Pairs pairs(@Nullable String category, long leastBaskets, String sort, int limit, @Nullable String after) {
        new Violations().oneOf("/sort", sort, SORTS).within("/limit", limit, 1, MOST)
                .within("/leastBaskets", (double) leastBaskets, 0, Integer.MAX_VALUE)
                .atMost("/category", category, LONGEST_SEARCH).refuse();
        Shown shown = shown();
        ProductLinkQuery.Wanted wanted = new ProductLinkQuery.Wanted(category, leastBaskets);
        List<ProductLinkQuery.Placed> found = links.pairs(shown.run().id(), wanted,
                ProductLinkQuery.Sort.of(sort), after == null ? null : read(sort, after), limit,
                shown.visits());
        return new Pairs(found.stream().map(ProductLinkQuery.Placed::pair).toList(),
                links.matching(shown.run().id(), wanted),
                found.size() < limit ? null : write(sort, found.getLast().place()));
    }

    private static String write(String sort, ProductLinkQuery.Place place) {
        return Base64.getUrlEncoder().withoutPadding()
                .encodeToString("%s:%s:%d:%d".formatted(sort, place.value(), place.one(), place.other())
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static ProductLinkQuery.Place read(String sort, String cursor) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(":", -1);
            if (parts.length == 4 && parts[0].equals(sort)) {
                return new ProductLinkQuery.Place(Double.parseDouble(parts[1]), Long.parseLong(parts[2]),
                        Long.parseLong(parts[3]));
            }
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("/after", CatalogueProblem.CURSOR_INVALID);
        }
        throw ProblemException.invalid("/after", CatalogueProblem.CURSOR_INVALID);
    }
}
