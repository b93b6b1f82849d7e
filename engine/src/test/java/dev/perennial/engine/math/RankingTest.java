package dev.perennial.engine.math;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RankingTest {

    @Test
    void equalsKeepTheirOrder() {
        double[] values = {1, 3, 2, 3, 1};
        assertThat(Ranking.of(5, (i, j) -> values[i] >= values[j])).containsExactly(1, 3, 2, 0, 4);
    }

    @Test
    void itIsTheOrderOfAStableSort() {
        Random random = new Random(5);
        for (int n : new int[]{0, 1, 2, 3, 64, 65, 1000}) {
            int[] values = random.ints(n, 0, 50).toArray();
            int[] expected = IntStream.range(0, n).boxed().sorted((i, j) -> Integer.compare(values[i], values[j]))
                    .mapToInt(Integer::intValue).toArray();
            assertThat(Ranking.of(n, (i, j) -> values[i] <= values[j])).as(Arrays.toString(values))
                    .containsExactly(expected);
        }
    }
}
