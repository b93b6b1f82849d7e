package dev.perennial.engine.value;

import dev.perennial.engine.history.FactShard;
import org.jspecify.annotations.Nullable;

/**
 * Cards of some customers, as columns.
 *
 * @param asOf the day they are looked at from, days since 1970-01-01
 * @param unitDays days in the unit of times
 * @param quadrant group on the frequency × basket map; null without an order in its window
 */
public record LiveCards(int asOf, double unitDays, ScoredShard scored, int[] r, int[] f, int[] m, String[] rfmGroup,
        @Nullable String[] quadrant) {

    static LiveCards of(int asOf, ScoredShard scored, Scoring scoring) {
        FactShard facts = scored.facts();
        int n = facts.customers();
        LiveCards cards = new LiveCards(asOf, scoring.settings().unit().days(), scored, new int[n], new int[n],
                new int[n], new String[n], new @Nullable String[n]);
        for (int i = 0; i < n; i++) {
            cards.r[i] = scoring.rfm().r(facts.tDays()[i] - facts.txDays()[i]);
            cards.f[i] = scoring.rfm().f(facts.orders()[i]);
            cards.m[i] = scoring.rfm().m(facts.spend()[i]);
            cards.rfmGroup[i] = scoring.rfm().group(cards.r[i], cards.f[i], cards.m[i]);
            cards.quadrant[i] = scoring.quadrant().group(facts.windowOrders()[i], facts.windowSpend()[i])
                    .orElse(null);
        }
        return cards;
    }

    public int size() {
        return r.length;
    }

    /** The customers' ids, which are whole numbers. */
    public long[] customers() {
        return scored.facts().appearance();
    }
}
