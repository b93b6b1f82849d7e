package dev.perennial.engine.model.portrait;

import java.util.List;
import java.util.Map;

import dev.perennial.engine.dataset.Datasets;
import dev.perennial.engine.model.trait.ModelDescription.Output;
import dev.perennial.engine.model.trait.ModelFindings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.within;

/** Every model on a base small enough to work out by hand. */
class PortraitsTest {

    private final SmallBase base = new SmallBase();

    @AfterEach
    void close() {
        base.close();
    }

    @Test
    void ordersThatBecomeFewerAreASignOfChurn() {
        base.customer(1).order(1, 400, 10);
        for (int day = 100; day < 360; day += 20) {
            base.order(1, day, 10);
        }
        base.order(1, 10, 10);
        base.run();
        assertThat(base.number(1, "recent_orders")).isEqualTo(1);
        assertThat(base.number(1, "before_orders")).isEqualTo(13);
        double z = 2 * (Math.sqrt(1.375) - Math.sqrt(13.375 / 3)) / Math.sqrt(4 / 3.0);
        assertThat(base.number(1, "frequency_z")).isCloseTo(z, within(1e-12));
        assertThat(base.number(1, "frequency_z")).isCloseTo(-1.6269, within(1e-3));
        assertThat(base.text(1, "churn_class")).isEqualTo("none");
    }

    @Test
    void signalsAddUpToAClass() {
        base.customer(1, "mature", 0.9, 2.5, 0.5).order(1, 300, 10).order(1, 200, 10).order(1, 100, 10);
        base.customer(2).order(2, 300, 10).order(2, 200, 10);
        base.customer(3, "mature", 0.9, 3, 0.5).order(3, 300, 10).order(3, 200, 10);
        base.customer(4, "growing", 0.4, 1, 0.5).order(4, 300, 10);
        base.customer(5, "prospect", 0, 0, 0);
        base.row(Datasets.COMPLAINTS, 2L, SmallBase.TODAY - 5, "delivery", false);
        base.row(Datasets.COMPLAINTS, 3L, SmallBase.TODAY - 5, "delivery", true);
        base.row(Datasets.SUBSCRIPTIONS, 3L, SmallBase.TODAY - 500, null, SmallBase.TODAY - 30, "price", 1L, null,
                null);
        base.run();
        assertThat(base.text(1, "churn_signals")).isEqualTo("overdue");
        assertThat(base.text(1, "churn_class")).isEqualTo("watch");
        assertThat(base.text(2, "churn_signals")).isEqualTo("feedback");
        assertThat(base.text(3, "churn_signals")).isEqualTo("overdue,feedback,cause");
        assertThat(base.text(3, "stated_cause")).isEqualTo("price");
        assertThat(base.text(3, "churn_class")).isEqualTo("high");
        assertThat(base.text(4, "churn_class")).isEqualTo("high");
        assertThat(base.text(5, "churn_class")).isEqualTo("null");
    }

    @Test
    void usageThatHalvesIsASign() {
        base.customer(1).order(1, 300, 10);
        for (int day : new int[]{100, 80, 60, 40}) {
            base.row(Datasets.USAGE, 1L, SmallBase.TODAY - day, "calls", 30_0000L);
        }
        base.row(Datasets.USAGE, 1L, SmallBase.TODAY - 3, "calls", 10_0000L);
        base.run();
        assertThat(base.number(1, "usage_ratio")).isCloseTo(10 / (120 / 3.0), within(1e-12));
        assertThat(base.number(1, "usage_readings")).isEqualTo(4);
        assertThat(base.text(1, "churn_signals")).isEqualTo("usage");
    }

    @Test
    void manyEventsOfADayAreOneActiveDay() {
        base.customer(1).order(1, 300, 10);
        for (int day : new int[]{0, 0, 0, 1, 27, 28, 69, 70, 111, 112}) {
            base.row(Datasets.EVENTS, 1L, SmallBase.TODAY - day, 1L);
        }
        base.run();
        assertThat(base.number(1, "active_days")).isEqualTo(3);
        assertThat(base.number(1, "active_before")).isEqualTo(4);
        double z = 2 * (Math.sqrt(3.375) - Math.sqrt(28 / 84.0 * 4.375)) / Math.sqrt(1 + 28 / 84.0);
        assertThat(base.number(1, "activity_z")).isCloseTo(z, within(1e-12));
    }

    @Test
    void loyaltyIsTheWeightedMeanOfWhatIsKnown() {
        base.customer(1, "mature", 0.8, 1, 0.5).order(1, 365, 10).order(1, 200, 10).order(1, 20, 10);
        base.customer(2, "mature", 0.8, 1, 0.5).order(2, 730, 10).order(2, 200, 10).order(2, 20, 10);
        base.answer(2, 10, "nps", 9);
        base.run();
        double first = (0.4 * 0.8 + 0.15 / 1.25 + 0.15 * 0.5) / 0.7;
        assertThat(base.number(1, "loyalty_score")).isCloseTo(100 * first, within(1e-9));
        assertThat(base.number(1, "loyalty_parts")).isEqualTo(3);
        assertThat(base.text(1, "loyalty_class")).isEqualTo("loyal");
        double second = (0.4 * 0.8 + 0.15 / 1.25 + 0.15 + 0.15) / 0.85;
        assertThat(base.number(2, "loyalty_score")).isCloseTo(100 * second, within(1e-9));
        assertThat(base.number(2, "loyalty_parts")).isEqualTo(4);
    }

    @Test
    void stickinessLeavesTheWeightOfWhatIsNotKnownToTheRest() {
        base.customer(1, "mature", 0.8, 1, 0.5).order(1, 800, 10).order(1, 200, 10).order(1, 20, 10);
        base.run();
        double score = (0.35 * 2 / 12 + 0.15 * 0.5 + 0.2 * 0.8) / 0.7;
        assertThat(base.number(1, "stickiness_score")).isCloseTo(100 * score, within(1e-9));
        assertThat(base.number(1, "active_days")).isNaN();
        base.row(Datasets.EVENTS, 1L, SmallBase.TODAY - 3, 1L);
        base.run();
        assertThat(base.number(1, "stickiness_score")).isCloseTo(
                100 * (0.35 * 2 / 12 + 0.3 / 28 + 0.15 * 0.5 + 0.2 * 0.8), within(1e-9));
    }

    @Test
    void retentionFactorsCompareThoseWhoCameBack() {
        for (int c = 0; c < 200; c++) {
            boolean web = c < 100;
            base.customer(c).order(c, 400, 10, web ? "web" : "shop");
            if (web ? c < 80 : c < 130) {
                base.order(c, 350, 10, "web");
            }
        }
        ModelFindings found = base.found("stickiness");
        Map<String, Object> web = SmallBase.line(found, "factors", "value", "web");
        assertThat(web).containsEntry("rate", 0.8).containsEntry("others", 0.3).containsEntry("customers", 100L);
        assertThat(SmallBase.real(web, "low")).isCloseTo(0.3693, offset(0.0005));
        assertThat(SmallBase.real(web, "high")).isCloseTo(0.6049, offset(0.0005));
    }

    @Test
    void answersFadeAndComplaintsCost() {
        base.customer(1).order(1, 300, 10).answer(1, 0, "nps", 10).answer(1, 180, "csat", 1);
        base.customer(2).order(2, 300, 10);
        base.row(Datasets.COMPLAINTS, 2L, SmallBase.TODAY, "delivery", false);
        base.customer(3).order(3, 300, 10);
        ModelFindings found = base.found("satisfaction");
        assertThat(base.number(1, "satisfaction_score")).isCloseTo((2 * 50 + 100 + 0) / 3.5, within(1e-9));
        assertThat(base.number(1, "nps")).isEqualTo(10);
        assertThat(base.number(1, "csat")).isEqualTo(1);
        double error = 1.96 * Math.sqrt(2500 / 3.5);
        assertThat(base.number(1, "satisfaction_low")).isCloseTo(Math.max(0, 200 / 3.5 - error), within(1e-9));
        assertThat(base.number(2, "satisfaction_score")).isCloseTo(50 - 20, within(1e-9));
        assertThat(base.number(2, "open_complaints")).isEqualTo(1);
        assertThat(base.number(3, "satisfaction_score")).isNaN();
        assertThat(found.figures()).containsEntry("nps", 100.0);
    }

    @Test
    void aReferralIsCreditedOnceAndToNobodyFurtherUp() {
        for (long c = 1; c <= 4; c++) {
            base.customer(c).order(c, 50, 100.0 * c);
        }
        base.referral(1, 300, 2).referral(3, 200, 2).referral(2, 100, 3);
        base.row(Datasets.REFERRALS, 4L, SmallBase.TODAY - 40, null, "C4");
        base.run();
        assertThat(base.number(1, "referral_value")).isCloseTo(200, within(1e-9));
        assertThat(base.number(2, "referral_value")).isCloseTo(300, within(1e-9));
        assertThat(base.number(3, "referral_value")).isNaN();
        assertThat(base.number(4, "referral_value")).as("of oneself").isNaN();
        assertThat(base.sum("referred")).isEqualTo(2);
    }

    @Test
    void creditsDoNotGoInCircles() {
        for (long c = 1; c <= 3; c++) {
            base.customer(c).order(c, 50, 100.0 * c);
        }
        base.referral(1, 100, 2).referral(2, 100, 3).referral(3, 100, 1);
        base.run();
        assertThat(base.sum("referred")).isEqualTo(2);
        assertThat(base.number(3, "referral_value")).isNaN();
    }

    @Test
    void oneRecommendationByAKeyCounts() {
        base.customer(1).order(1, 50, 100).customer(2).order(2, 50, 70);
        base.row(Datasets.REFERRALS, 1L, SmallBase.TODAY - 40, null, "C2");
        ModelFindings found = base.found("referral");
        assertThat(base.number(1, "referral_value")).isCloseTo(70, within(1e-9));
        assertThat(found.figures()).containsEntry("k", 0.5).containsEntry("buyers", 1.0);
    }

    @Test
    void aFewPurchasesAreDrawnToTheBase() {
        base.product(1, "Tea/Green").product(2, "Tea").product(3, "Cups");
        for (long c = 1; c <= 10; c++) {
            base.customer(c);
            for (int i = 0; i < 4; i++) {
                base.order(c, 100 + i, 10).line(c <= 7 ? 1 + i % 2 : 3);
            }
        }
        base.customer(11).order(11, 100, 10).line(3);
        base.run();
        assertThat(base.text(1, "preferred_category")).isEqualTo("Tea");
        assertThat(base.text(8, "preferred_category")).isEqualTo("Cups");
        assertThat(base.number(11, "category_evidence")).isEqualTo(1);
        assertThat(base.number(11, "category_affinity")).isLessThan(base.number(8, "category_affinity"));
        assertThat(base.number(8, "category_low")).isLessThan(base.number(8, "category_affinity"));
    }

    @Test
    void theStrengthOfTheBaseIsThatOfTheMoments() {
        for (long c = 1; c <= 4; c++) {
            base.customer(c).order(c, 10, 5, c <= 2 ? "web" : "shop").order(c, 20, 5, "web");
        }
        ModelFindings found = base.found("preference");
        double same = 4 / 8.0;
        double squares = 0.75 * 0.75 + 0.25 * 0.25;
        assertThat(same).isLessThan(squares);
        assertThat(found.figures()).containsEntry("channel_strength", 1000.0);
        assertThat(base.number(1, "channel_affinity")).isCloseTo((2 + 1000 * 0.75) / 1002, within(1e-6));
    }

    @Test
    void headroomIsWhatTheBetterLookAlikesSpendMore() {
        for (long c = 1; c <= 100; c++) {
            base.customer(c).order(c, 100, 1.0 * c);
        }
        base.run();
        assertThat(base.number(1, "peers")).isEqualTo(100);
        assertThat(base.number(1, "peer_level")).isEqualTo(1);
        assertThat(base.number(1, "headroom")).isCloseTo(80 - 1, within(1e-9));
        assertThat(base.number(1, "headroom_low")).isCloseTo(73 - 1, within(1e-9));
        assertThat(base.number(1, "headroom_high")).isCloseTo(88 - 1, within(1e-9));
        assertThat(base.number(90, "headroom")).isZero();
    }

    @Test
    void tooFewLookAlikesSayNothing() {
        for (long c = 1; c <= 20; c++) {
            base.customer(c).order(c, 100, 1.0 * c);
        }
        assertThat(base.found("potential").state()).isEqualTo(ModelFindings.State.NO_DATA);
        assertThat(base.number(1, "headroom")).isNaN();
    }

    @Test
    void thePartsOfTheTotalHaveNoMoneyInCommon() {
        base.withMargin(0.5).product(1, "Tea");
        base.customer(1).order(1, 400, 1_000).order(1, 100, 100).line(1, 1, 100, null, 60.0).order(1, 50, 40);
        base.customer(2).order(2, 30, 200);
        base.customer(3, "prospect", 0, 0, 0);
        base.referral(1, 35, 2).referral(3, 35, 1);
        ModelFindings found = base.found("total");
        assertThat(base.number(1, "purchase_value")).as("40 by cost, half of 40").isCloseTo(60, within(1e-9));
        assertThat(base.number(1, "potential_value")).isEqualTo(100);
        assertThat(base.number(1, "referral_value")).isCloseTo(100, within(1e-9));
        assertThat(base.number(1, "total_value")).isCloseTo(260, within(1e-9));
        assertThat(base.number(1, "total_low")).isCloseTo(240, within(1e-9));
        assertThat(base.number(2, "total_value")).isCloseTo(200, within(1e-9));
        assertThat(base.number(3, "total_value")).as("only brought others").isCloseTo(60, within(1e-9));
        assertThat(found.figures().get("total")).as("the base counts every coin once").isCloseTo(60 + 100 + 200,
                within(1e-9));
        assertThat(base.sum("total_value")).isCloseTo(
                base.sum("purchase_value") + base.sum("potential_value") + base.sum("referral_value"), within(1e-9));
    }

    @Test
    void withoutDataAModelSaysSo() {
        base.customer(1).order(1, 100, 10, null).order(1, 50, 10, null);
        List<ModelFindings> findings = base.run();
        assertThat(findings).filteredOn(found -> found.state() == ModelFindings.State.NO_DATA)
                .extracting(ModelFindings::code)
                .containsExactlyInAnyOrder("satisfaction", "referral", "association", "sensitivity", "potential",
                        "renewal");
        for (String column : List.of("satisfaction_score", "influence", "next_score", "discount_share", "headroom",
                "category_affinity", "category_low", "channel_affinity", "channel_low", "discount_low", "discount_high",
                "headroom_low", "satisfaction_low", "satisfaction_high", "referral_value", "active_days", "activity_z",
                "usage_ratio")) {
            assertThat(base.number(1, column)).as(column).isNaN();
        }
    }

    @Test
    void everyEstimateHasItsEvidenceBesideIt() {
        List<Output> outputs = Portraits.outputs();
        List<String> codes = outputs.stream().map(Output::code).toList();
        assertThat(codes).doesNotHaveDuplicates();
        assertThat(outputs).filteredOn(output -> !output.evidence().isEmpty())
                .allSatisfy(output -> assertThat(codes).contains(output.evidence()));
        assertThat(outputs).filteredOn(output -> output.evidence().isEmpty()).allMatch(
                output -> output.type() == Output.Type.COUNT || List.of("purchase_value", "stated_cause",
                        "contract_cause", "contract_ended_on").contains(output.code()));
    }
}
