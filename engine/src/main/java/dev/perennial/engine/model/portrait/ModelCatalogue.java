package dev.perennial.engine.model.portrait;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.perennial.engine.dataset.Datasets;
import dev.perennial.engine.model.trait.ModelDescription;
import dev.perennial.engine.model.trait.ModelDescription.Dimension;
import dev.perennial.engine.model.trait.ModelDescription.Input;
import dev.perennial.engine.model.trait.ModelDescription.Output;
import dev.perennial.engine.model.trait.ModelDescription.Parameter;
import dev.perennial.engine.model.trait.ModelDescription.Parameter.Unit;
import dev.perennial.engine.model.trait.ModelDescription.Perspective;
import dev.perennial.engine.model.trait.TraitModel;

/** All models that a value run runs. */
public final class ModelCatalogue {

    private static final Input ORDERS = Input.required(Datasets.ORDERS, "customer_id", "day", "amount_units");

    private static final List<ModelDescription> NUMERIC = List.of(
            new ModelDescription("lifecycle", "U1", Perspective.OVER_TIME,
                    List.of(Dimension.TRANSACTIONS, Dimension.BEHAVIOUR), List.of(ORDERS), List.of(),
                    List.of(Output.classes("stage", "", "prospect", "new", "growing", "mature", "declining", "lost"))),
            new ModelDescription("rfm", "U2", Perspective.IN_DEPTH, List.of(Dimension.TRANSACTIONS), List.of(ORDERS),
                    List.of(new Parameter("window_months", 12, Unit.MONTHS)),
                    List.of(Output.of("r", Output.Type.COUNT), Output.of("f", Output.Type.COUNT),
                            Output.of("m", Output.Type.COUNT),
                            Output.classes("quadrant", "", "B", "C", "D", "E", "none"))),
            new ModelDescription("clv", "U3", Perspective.OVER_TIME, List.of(Dimension.TRANSACTIONS), List.of(ORDERS),
                    List.of(new Parameter("horizon", 52, Unit.NUMBER), new Parameter("discount", 0.1, Unit.SHARE)),
                    List.of(Output.of("clv", Output.Type.MONEY, "clv_low"), Output.of("p_alive", Output.Type.SHARE),
                            Output.of("value_at_risk", Output.Type.MONEY))));

    private static final List<ModelDescription> ALL = Stream
            .concat(NUMERIC.stream(), Portraits.models().stream().map(TraitModel::description))
            .sorted(Comparator.comparingInt(ModelCatalogue::place)).toList();

    private ModelCatalogue() {
    }

    /** All of them in the order of the map of features; the sum of several last. */
    public static List<ModelDescription> all() {
        return ALL;
    }

    public static Optional<ModelDescription> find(String code) {
        return ALL.stream().filter(model -> model.code().equals(code)).findFirst();
    }

    private static int place(ModelDescription model) {
        return model.number().isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(model.number().substring(1));
    }
}
