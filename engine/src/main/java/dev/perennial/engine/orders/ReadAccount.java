package dev.perennial.engine.orders;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Closes a read: lists what was rejected, holds it against the limits, and sums up. */
final class ReadAccount {

    private static final int NAMED_LINES = 5;

    private final OrderSource source;
    private final OrderSource.ReadRows read;
    private final String file;
    private final OrderReadSettings settings;

    ReadAccount(OrderSource source, OrderSource.ReadRows read, String file, OrderReadSettings settings) {
        this.source = source;
        this.read = read;
        this.file = file;
        this.settings = settings;
    }

    OrderLog close() throws OrderFileException {
        if (read.rows() == 0) {
            throw new OrderFileException(OrderProblem.NO_ROWS, file);
        }
        RejectedRows rejected = read.rejected();
        Optional<Path> list = rejected.count() > 0 ? settings.rejectFile() : Optional.empty();
        if (list.isPresent()) {
            new RejectFile(list.get()).write(source, rejected);
        }
        check(OrderProblem.TOO_MANY_REJECTED, settings.maxRejectedShare(), RejectReason::malformed);
        check(OrderProblem.TOO_MANY_ANONYMOUS, settings.maxAnonymousShare(),
                reason -> reason == RejectReason.NO_CUSTOMER);
        long accepted = read.rows() - rejected.count();
        if (accepted == 0) {
            throw problem(OrderProblem.NOTHING_ACCEPTED, 1, reason -> true);
        }
        int first = Integer.MAX_VALUE;
        int last = Integer.MIN_VALUE;
        for (OrderShard shard : read.shards()) {
            for (int day : shard.day()) {
                first = Math.min(first, day);
                last = Math.max(last, day);
            }
        }
        return new OrderLog(read.shards(), new ReadSummary(read.rows(), accepted, rejected.byReason(), list,
                LocalDate.ofEpochDay(first), LocalDate.ofEpochDay(last), source.format()));
    }

    private void check(OrderProblem problem, double limit, Predicate<RejectReason> counted) throws OrderFileException {
        if (count(counted) > limit * read.rows()) {
            throw problem(problem, limit, counted);
        }
    }

    private long count(Predicate<RejectReason> counted) {
        return Arrays.stream(RejectReason.values()).filter(counted).mapToLong(read.rejected()::count).sum();
    }

    private OrderFileException problem(OrderProblem problem, double limit, Predicate<RejectReason> counted) {
        RejectedRows rejected = read.rejected();
        String reasons = rejected.byReason().entrySet().stream().filter(entry -> counted.test(entry.getKey()))
                .map(Map.Entry::toString).map(text -> text.toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.joining(", "));
        List<Integer> first = IntStream.range(0, rejected.listed()).filter(i -> counted.test(rejected.reason(i)))
                .limit(NAMED_LINES).boxed().toList();
        String lines = first.stream().map(i -> rejected.line(i) + " (" + rejected.reason(i).code() + ")")
                .collect(Collectors.joining(", "));
        Object where = settings.rejectFile()
                .<Object>map(path -> new Phrase("All are listed in " + path + ". ", "全部列在 " + path + "。")).orElse("");
        return new OrderFileException(problem, file, count(counted), read.rows(), reasons, share(limit), lines, where);
    }

    private static String share(double limit) {
        return Math.round(limit * 10_000) / 100.0 + " %";
    }
}
