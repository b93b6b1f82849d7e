package dev.perennial.engine.orders;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import static org.assertj.core.api.Assertions.assertThat;

/** Files of every style, written beside a plain account of what they hold, which reading must reproduce. */
class OrderReaderProperties {

    private static final List<String> ENCODINGS = List.of("UTF-8", "GB18030", "UTF-16");
    private static final char[] DELIMITERS = {',', ';', '\t', '|'};
    private static final List<String> DATES = List.of("yyyy-MM-dd", "yyyy/M/d", "yyyyMMdd", "yyyy年M月d日", "d.M.yyyy",
            "yyyy-MM-dd HH:mm:ss", "dd-MMM-yyyy", "dd/MM/yyyy", "M/d/yyyy");
    private static final List<String> NO_CUSTOMERS = List.of("", "NULL", "nan", "N/A");
    private static final List<String> BAD_DATES = List.of("2023-02-30", "", "soon", "1850-01-01");
    private static final List<String> BAD_AMOUNTS = List.of("", "NaN", "--1", "free");

    /** One file being written, and what is true of it. */
    private static final class Written {
        final Random random;
        final char delimiter;
        final String dates;
        final boolean comma;
        final boolean quotes;
        final String lineEnd;
        final StringBuilder text = new StringBuilder();
        final Map<RejectReason, Long> rejected = new HashMap<>();
        final Map<String, BigDecimal> sums = new HashMap<>();
        long rows;
        long accepted;

        Written(Random random) {
            this.random = random;
            this.delimiter = DELIMITERS[random.nextInt(DELIMITERS.length)];
            this.dates = pick(DATES);
            this.comma = random.nextBoolean();
            this.quotes = random.nextBoolean();
            this.lineEnd = random.nextBoolean() ? "\n" : "\r\n";
        }

        <T> T pick(List<T> values) {
            return values.get(random.nextInt(values.size()));
        }

        void write(int count) {
            row("客户编号", "order date", "Amount", "订单号", "note");
            LocalDate day = LocalDate.of(2023, 1, 31);
            for (int i = 0; i < count; i++) {
                day = LocalDate.of(2023, 1, 31).plusDays(random.nextInt(700));
                line(i == 0 ? LocalDate.of(2023, 1, 31) : day);
                if (random.nextInt(20) == 0) {
                    text.append(lineEnd);
                }
            }
        }

        private void line(LocalDate day) {
            rows++;
            int fate = rows == 1 ? 9 : random.nextInt(40);
            String customer = (random.nextBoolean() ? "客户" : "C0") + random.nextInt(30);
            String date = DateTimeFormatter.ofPattern(dates, java.util.Locale.ENGLISH).format(day.atTime(13, 5));
            BigDecimal value = BigDecimal.valueOf(random.nextInt(4_000_000) - 500_000L,
                    random.nextInt(3) + (rows == 1 ? 1 : 0));
            String order = random.nextInt(10) == 0 ? "" : "O" + random.nextInt(1_000);
            switch (fate) {
                case 0 -> reject(RejectReason.NO_CUSTOMER, pick(NO_CUSTOMERS), date, amount(value), order, "x");
                case 1 -> reject(RejectReason.BAD_DATE, customer, pick(BAD_DATES), amount(value), order, "x");
                case 2 -> reject(RejectReason.BAD_AMOUNT, customer, date, pick(BAD_AMOUNTS), order, "x");
                case 3 -> reject(RejectReason.BAD_SHAPE, customer, date, amount(value), order);
                case 4 -> reject(RejectReason.BAD_SHAPE, customer, date, amount(value), order, "x", "y");
                default -> {
                    accepted++;
                    sums.merge(customer, value.setScale(4, RoundingMode.HALF_EVEN), BigDecimal::add);
                    row(random.nextInt(9) == 0 ? " " + customer + "　" : customer, date, amount(value), order,
                            quotes && random.nextInt(5) == 0 ? "a\"b" + delimiter + lineEnd + "c" : "");
                }
            }
        }

        private void reject(RejectReason reason, String... fields) {
            rejected.merge(reason, 1L, Long::sum);
            row(fields);
        }

        private String amount(BigDecimal value) {
            String plain = value.abs().toPlainString();
            int point = plain.indexOf('.') < 0 ? plain.length() : plain.indexOf('.');
            String whole = plain.substring(0, point);
            String fraction = plain.substring(point);
            boolean group = !fraction.isEmpty() && random.nextInt(3) == 0;
            StringBuilder text = new StringBuilder(whole);
            for (int at = whole.length() - 3; group && at > 0; at -= 3) {
                text.insert(at, ',');
            }
            String written = text + fraction;
            if (comma) {
                written = written.replace(',', ' ').replace('.', ',').replace(' ', '.');
            }
            boolean negative = value.signum() < 0;
            return switch (random.nextInt(4)) {
                case 0 -> (negative ? "-" : "") + "￥" + written;
                case 1 -> negative ? "(" + written + ")" : written + "元";
                default -> (negative ? "-" : "") + written;
            };
        }

        private void row(String... fields) {
            for (int i = 0; i < fields.length; i++) {
                text.append(i == 0 ? "" : String.valueOf(delimiter)).append(cell(fields[i]));
            }
            text.append(lineEnd);
        }

        private String cell(String field) {
            boolean needed = field.indexOf(delimiter) >= 0 || field.indexOf('"') >= 0 || field.indexOf('\n') >= 0;
            return needed || (quotes && random.nextInt(4) == 0) ? '"' + field.replace("\"", "\"\"") + '"' : field;
        }
    }

    @Property(tries = 150)
    void whatIsReadIsExactlyWhatWasWritten(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        Written written = new Written(random);
        written.write(5 + random.nextInt(300));
        Path file = temporary(written.text.toString(),
                Charset.forName(ENCODINGS.get(random.nextInt(ENCODINGS.size()))));
        Path rejects = Files.createTempFile("rejects", ".csv");
        try {
            OrderReadSettings settings = OrderFiles.settings().withRejectFile(rejects);
            OrderLog log = OrderReader.read(file, settings.withThreads(1 + random.nextInt(4)),
                    50 + random.nextInt(3_000));

            check(written, log, rejects);
            assertThat(OrderFiles.content(OrderReader.read(file, settings.withThreads(1))))
                    .isEqualTo(OrderFiles.content(log));
        } finally {
            Files.delete(file);
            Files.delete(rejects);
        }
    }

    private static void check(Written written, OrderLog log, Path rejects) throws IOException {
        ReadSummary summary = log.summary();
        assertThat(summary.rows()).isEqualTo(written.rows);
        assertThat(summary.accepted()).isEqualTo(written.accepted);
        assertThat(summary.rejected()).isEqualTo(written.rejected);
        assertThat(sums(log)).isEqualTo(written.sums);
        if (!written.rejected.isEmpty()) {
            assertThat(Files.readString(rejects).lines().filter(line -> line.matches("\\d+,[a-z]+-[a-z]+,.*")))
                    .hasSize((int) summary.rejectedRows());
        }
    }

    private static Map<String, BigDecimal> sums(OrderLog log) {
        Map<String, BigDecimal> sums = new HashMap<>();
        for (OrderShard shard : log.shards()) {
            for (int i = 0; i < shard.lines(); i++) {
                sums.merge(shard.customerIds()[shard.customer()[i]], BigDecimal.valueOf(shard.amount()[i], 4),
                        BigDecimal::add);
            }
        }
        return sums;
    }

    private static Path temporary(String text, Charset charset) throws IOException {
        Path file = Files.createTempFile("orders", ".csv");
        return Files.write(file, text.getBytes(charset));
    }
}
