package dev.perennial.understand.value;

import java.util.ArrayList;
import java.util.List;

/** What an order, or silence, would change about a customer's figures. */
final class WhatIf {

    private static final int DAYS_IN_WEEK = 7;
    private static final int SOON_WEEKS = 3;
    private static final int SILENT_WEEKS = 8;

    private final Card card;
    private final FittedModels fitted;
    private final Say say;

    WhatIf(Card card, FittedModels fitted, Say say) {
        this.card = card;
        this.fitted = fitted;
        this.say = say;
    }

    List<String> sentences(WhyFigure asked) {
        return switch (asked) {
            case P_ALIVE, STAGE, VALUE_AT_RISK, RHYTHM -> alive();
            case CLV -> worth();
            case EXPECTED_ORDERS -> orders();
            case RFM -> List.of(say.text("change.rfm"));
            case QUADRANT -> List.of(say.text("change.quadrant"));
        };
    }

    private static int soon() {
        return SOON_WEEKS * DAYS_IN_WEEK;
    }

    private static int silence() {
        return SILENT_WEEKS * DAYS_IN_WEEK;
    }

    private List<String> alive() {
        if (card.x() == 0) {
            // With one order the model has P(alive) = 1 by construction; a first repeat makes it an estimate.
            return List.of(say.text("change.alive.first", SOON_WEEKS,
                    say.percent(fitted.aliveAfterOrder(card, soon()))));
        }
        List<String> sentences = new ArrayList<>();
        sentences.add(say.text("change.alive.order", SOON_WEEKS, say.percent(card.pAlive()),
                say.percent(fitted.aliveAfterOrder(card, soon()))));
        sentences.add(say.text("change.alive.silence", SILENT_WEEKS, say.percent(card.pAlive()),
                say.percent(fitted.aliveAfterSilence(card, silence()))));
        return sentences;
    }

    private List<String> worth() {
        return List.of(
                say.text("change.clv.order", SOON_WEEKS, say.money(card.clv()),
                        say.money(fitted.worth(card, fitted.ordersAfterOrder(card, soon())))),
                say.text("change.clv.silence", SILENT_WEEKS, say.money(card.clv()),
                        say.money(fitted.worth(card, fitted.ordersAfterSilence(card, silence())))));
    }

    private List<String> orders() {
        return List.of(
                say.text("change.orders.order", SOON_WEEKS, say.number(card.expectedOrders()),
                        say.number(fitted.ordersAfterOrder(card, soon()))),
                say.text("change.orders.silence", SILENT_WEEKS, say.number(card.expectedOrders()),
                        say.number(fitted.ordersAfterSilence(card, silence()))));
    }
}
