package dev.perennial.engine.orders;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Damaged and random files: an error in words, or an account in which every row is accepted or rejected. */
class OrderReaderFuzzTest {

    private static final int ROUNDS = Integer.getInteger("perennial.fuzz", 400);
    private static final List<String> SEEDS = List.of(
            "customer_id,order_date,amount,order_id,status\nA,2024-01-05,12.50,O1,paid\nB,05.03.2024,\"1,299.00\",O2,refunded\n",
            "会员号;下单时间;实付金额\r\n张三;2024年1月5日;￥12,5\r\n\"李\n四\";25/01/2024;1.299,00\r\n",
            "InvoiceNo\tQuantity\tInvoiceDate\tUnitPrice\tCustomerID\n1\t6\t12/31/2010 8:26 PM\t2.55\t17850.0\n",
            "sep=|\ncustomer|date|total\n-|2024-01-05T10:00:00Z|(5)\n=1|20240105|1e3\n");
    private static final List<String> PIECES = List.of("\"", "\"\"", "\r", "\n", "\r\n", "\0", ",", ";", "\t", "|",
            "中文", "\uFEFF",
            "-", "(", ")", ".", "2024-13-45", "01/02/2024", "13/02/2024", "02/13/2024", "1,299", "1.299", "1e99",
            "44927",
            "99999999999999999999", "NaN", "\\", "'", " ", "sep=,\n");

    @TempDir
    Path folder;

    @Test
    void noFileMakesAnythingButAnErrorInWordsOrATrueAccount() throws Exception {
        Path file = folder.resolve("fuzz.csv");
        for (long seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            Files.write(file, bytes(random));
            check(file, seed, random);
        }
    }

    private static byte[] bytes(Random random) {
        if (random.nextInt(10) == 0) {
            byte[] noise = new byte[random.nextInt(600)];
            random.nextBytes(noise);
            return noise;
        }
        StringBuilder text = new StringBuilder(SEEDS.get(random.nextInt(SEEDS.size())));
        String rows = text.substring(text.indexOf("\n") + 1);
        text.append(rows.repeat(random.nextInt(30)));
        for (int i = random.nextInt(6); i > 0; i--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(12)));
                default -> text.setCharAt(at, (char) (32 + random.nextInt(95)));
            }
            if (text.isEmpty()) {
                text.append('x');
            }
        }
        byte[] bytes = text.toString().getBytes(random.nextInt(4) == 0 ? Encodings.GB18030 : StandardCharsets.UTF_8);
        for (int i = random.nextInt(4) == 0 ? 1 + random.nextInt(3) : 0; i > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(12) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }

    private void check(Path file, long seed, Random random) {
        OrderReadSettings settings = OrderFiles.settings().withRejectFile(folder.resolve("rejects.csv"));
        if (random.nextInt(5) == 0) {
            settings = settings.withDateFormat(List.of("dmy", "mdy", "ymd", "dd/MM/yyyy").get(random.nextInt(4)));
        }
        if (random.nextInt(5) == 0) {
            settings = settings.withDecimal(random.nextBoolean() ? '.' : ',');
        }
        String one = outcome(file, settings.withThreads(1), TextFile.PIECE, seed);
        assertThat(outcome(file, settings.withThreads(2), 20 + random.nextInt(200), seed)).as("seed %d", seed)
                .isEqualTo(one);
    }

    private static String outcome(Path file, OrderReadSettings settings, int pieces, long seed) {
        try {
            OrderLog log = OrderReader.read(file, settings, pieces);
            ReadSummary summary = log.summary();
            assertThat(summary.rows()).as("seed %d", seed).isEqualTo(summary.accepted() + summary.rejectedRows());
            assertThat(log.shards().stream().mapToLong(OrderShard::lines).sum()).as("seed %d", seed)
                    .isEqualTo(summary.accepted());
            return OrderFiles.content(log);
        } catch (OrderFileException e) {
            assertThat(e.message(Locale.CHINESE)).as("seed %d", seed).hasLineCount(1).hasSizeLessThan(900);
            return e.message(Locale.ENGLISH);
        } catch (RuntimeException | Error e) {
            throw new AssertionError("seed " + seed, e);
        }
    }
}
