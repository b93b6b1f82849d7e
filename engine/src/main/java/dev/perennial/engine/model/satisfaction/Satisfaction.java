package dev.perennial.engine.model.satisfaction;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.perennial.engine.dataset.Datasets;
import dev.perennial.engine.model.trait.ModelDescription;
import dev.perennial.engine.model.trait.ModelDescription.Dimension;
import dev.perennial.engine.model.trait.ModelDescription.Input;
import dev.perennial.engine.model.trait.ModelDescription.Output;
import dev.perennial.engine.model.trait.ModelDescription.Parameter;
import dev.perennial.engine.model.trait.ModelDescription.Parameter.Unit;
import dev.perennial.engine.model.trait.ModelDescription.Perspective;
import dev.perennial.engine.model.trait.ModelFindings;
import dev.perennial.engine.model.trait.ModelFindings.State;
import dev.perennial.engine.model.trait.TraitModel;
import dev.perennial.engine.model.trait.TraitRun;

/**
 * Answers (NPS, CSAT, CES) as points of 0 … 100, the younger the weightier, drawn to the base's mean by a few answers'
 * worth, less a cost for each complaint that fades like the answers. Without an answer and a complaint there is no score.
 */
public final class Satisfaction implements TraitModel {

    private static final double NORMAL_95 = 1.96;

    private static final ModelDescription DESCRIPTION = new ModelDescription("satisfaction", "U7",
            Perspective.IN_DEPTH, List.of(Dimension.ATTITUDE),
            List.of(Input.optional(Datasets.SURVEY_ANSWERS, "customer_id", "day", "kind", "score_units"),
                    Input.optional(Datasets.COMPLAINTS, "customer_id", "day", "topic", "resolved")),
            List.of(new Parameter("half_life", 180, Unit.DAYS), new Parameter("prior_answers", 2, Unit.COUNT),
                    new Parameter("open_cost", 20, Unit.POINTS), new Parameter("resolved_cost", 8, Unit.POINTS)),
            List.of(Output.classes("satisfaction_class", "answers", "satisfied", "neutral", "unhappy"),
                    Output.of("satisfaction_score", Output.Type.SCORE, "satisfaction_low"),
                    Output.of("satisfaction_low", Output.Type.SCORE, "answers"),
                    Output.of("satisfaction_high", Output.Type.SCORE, "answers"),
                    Output.of("answers", Output.Type.COUNT),
                    Output.of("nps", Output.Type.COUNT), Output.of("csat", Output.Type.COUNT),
                    Output.of("ces", Output.Type.COUNT),
                    Output.of("complaints", Output.Type.COUNT), Output.of("open_complaints", Output.Type.COUNT)));

    @Override
    public ModelDescription description() {
        return DESCRIPTION;
    }

    private record Spread(long answers, double mean, double variance, long asked, long promoters, long detractors) {
    }

    @Override
    public void prepare(TraitRun run) {
        run.table(this, "t_answers");
        run.table(this, "f_answers");
        run.table(this, "f_complaints");
    }

    private Spread spread(TraitRun run) {
        return run.figures("answers", run.file(this, "spread.sql").text(), row -> new Spread(row.whole(0), row.real(1),
                Math.max(0, row.real(2)), row.whole(3), row.whole(4), row.whole(5))).getFirst();
    }

    @Override
    public String columns(TraitRun run, String before) {
        Spread spread = spread(run);
        return run.file(this, "satisfaction.sql").withColumn("before", before).with("mean", spread.mean())
                .with("variance", spread.variance()).text();
    }

    @Override
    public ModelFindings findings(TraitRun run, String traits) {
        if (!run.has(Datasets.SURVEY_ANSWERS) && !run.has(Datasets.COMPLAINTS)) {
            return ModelFindings.nothing("satisfaction");
        }
        Spread spread = spread(run);
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("answers", (double) spread.answers());
        figures.put("mean_points", spread.mean());
        if (spread.asked() > 0) {
            double up = (double) spread.promoters() / spread.asked();
            double down = (double) spread.detractors() / spread.asked();
            double error = NORMAL_95 * Math.sqrt(Math.max(0, up + down - (up - down) * (up - down)) / spread.asked());
            figures.put("nps", 100 * (up - down));
            figures.put("nps_low", 100 * (up - down - error));
            figures.put("nps_high", 100 * (up - down + error));
        }
        long customers = run.sql().rows("SELECT count(satisfaction_score) FROM " + traits, row -> row.whole(0))
                .getFirst();
        return new ModelFindings("satisfaction", State.MEASURED, customers, figures, Map.of(), Map.of());
    }
}
