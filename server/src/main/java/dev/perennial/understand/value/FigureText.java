package dev.perennial.understand.value;

import java.util.List;
import java.util.Set;

/** Figures about the base as people write them. */
final class FigureText {

    private static final Set<String> MONEY = Set.of("churn.value_at_risk", "referral.value", "potential.headroom",
            "potential.headroom_low", "potential.headroom_high", "total.purchase", "total.potential", "total.total",
            "total.referral_beside", "total.headroom_beside", "total.contract_beside", "renewal.contract_value",
            "renewal.contract_low", "renewal.contract_high", "renewal.renewal_at_risk");
    private static final Set<String> SHARES = Set.of("stickiness.daily_by_monthly", "stickiness.came_back",
            "association.hit_share", "association.popular_hit_share", "association.difference",
            "association.difference_low", "association.difference_high", "association.any_hit",
            "association.popular_any_hit", "sensitivity.base_share", "churn.churned_share",
            "churn.predicted_share", "renewal.renewed_share", "renewal.predicted_share");
    private static final Set<String> COUNTS = Set.of("stickiness.monthly_active", "satisfaction.answers",
            "referral.recommendations", "referral.credited", "referral.buyers", "association.judged_customers",
            "association.baskets", "sensitivity.priced_lines", "churn.horizon_days",
            "churn.judged_customers", "churn.learnt_customers", "renewal.contracts", "renewal.ending",
            "renewal.without_term", "renewal.without_price", "renewal.judged_contracts");

    /** The order in which people read them, where it is not that of their names; what is not here comes last. */
    private static final List<String> ORDER = List.of("contracts", "ending", "without_term", "without_price",
            "contract_value", "contract_low", "contract_high", "renewal_at_risk", "log_loss", "log_loss_constant",
            "log_loss_difference", "log_loss_difference_low", "log_loss_difference_high", "renewed_share", "hit_share",
            "popular_hit_share", "difference",
            "difference_low", "difference_high", "value_at_risk", "horizon_days", "auc", "auc_recency",
            "auc_difference",
            "auc_difference_low", "auc_difference_high", "brier", "brier_constant", "churned_share", "predicted_share",
            "judged_contracts",
            "any_hit", "popular_any_hit", "judged_customers", "learnt_customers", "baskets", "nps",
            "nps_low", "nps_high", "mean_points", "answers", "k", "k_low", "k_high", "buyers", "credited",
            "recommendations", "value", "purchase", "potential", "total", "referral_beside", "headroom_beside",
            "contract_beside", "headroom", "headroom_low", "headroom_high", "came_back", "daily_active",
            "monthly_active",
            "daily_by_monthly", "base_share", "priced_lines", "strength");

    private FigureText() {
    }

    static int place(String code) {
        int place = ORDER.indexOf(code);
        return place < 0 ? ORDER.size() : place;
    }

    static String of(Say say, String model, String code, double value) {
        String key = model + "." + code;
        if (MONEY.contains(key)) {
            return say.money(value);
        }
        if (SHARES.contains(key)) {
            return say.share(value);
        }
        return COUNTS.contains(key) ? say.count(value) : say.parameter(value);
    }
}
