package dev.perennial.understand.value;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What one can ask the reason of. */
enum WhyFigure {
    CLV, P_ALIVE, EXPECTED_ORDERS, STAGE, VALUE_AT_RISK, RFM, QUADRANT, RHYTHM;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<WhyFigure> of(String code) {
        return Arrays.stream(values()).filter(figure -> figure.code().equals(code)).findFirst();
    }

    static List<String> codes() {
        return Arrays.stream(values()).map(WhyFigure::code).toList();
    }

    /** The figure that customers are compared by; none where places on a map are compared by themselves. */
    Optional<RankTable.Figure> compared() {
        return switch (this) {
            case CLV -> Optional.of(RankTable.Figure.CLV);
            case P_ALIVE, STAGE -> Optional.of(RankTable.Figure.P_ALIVE);
            case EXPECTED_ORDERS -> Optional.of(RankTable.Figure.EXPECTED_ORDERS);
            case VALUE_AT_RISK -> Optional.of(RankTable.Figure.VALUE_AT_RISK);
            case RFM, QUADRANT, RHYTHM -> Optional.empty();
        };
    }

    double of(Card card) {
        return switch (this) {
            case CLV -> card.clv();
            case P_ALIVE, STAGE -> card.pAlive();
            case EXPECTED_ORDERS -> card.expectedOrders();
            case VALUE_AT_RISK -> card.valueAtRisk();
            case RFM -> card.r() + card.f() + card.m();
            case QUADRANT -> card.windowOrders();
            case RHYTHM -> card.overdue();
        };
    }

    String say(Say say, double value) {
        return switch (this) {
            case CLV, VALUE_AT_RISK -> say.money(value);
            case P_ALIVE, STAGE -> say.percent(value);
            case EXPECTED_ORDERS, RHYTHM -> say.number(value);
            case RFM, QUADRANT -> say.count(value);
        };
    }
}
