package dev.perennial.collect.intake.load;

import java.nio.file.Path;

import dev.perennial.engine.files.OrderLine;
import dev.perennial.platform.kernel.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PartFilesTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void moreRowsThanMemoryHoldsAreRefusedWithTheNameOfWhoHasThem() throws Exception {
        PartFiles<OrderLine> parts = new PartFiles<>(folder, 10, new OrderLines());
        parts.begin();
        try {
            for (int i = 0; i < 100; i++) {
                parts.add(line(i, "C" + i));
            }
            assertThatThrownBy(() -> {
                for (int i = 100; i < 1_000_000; i++) {
                    parts.add(line(i, "GUEST"));
                }
            }).isInstanceOfSatisfying(ProblemException.class,
                    refused -> assertThat(refused.arguments()).contains("GUEST", 400_000));
        } finally {
            parts.end();
        }
    }

    private static OrderLine line(long number, String customer) {
        return new OrderLine(number, customer, null, 20_000, 1_700_000_000L, 10_000, null, null, null, "CNY", 0, null,
                null);
    }
}
