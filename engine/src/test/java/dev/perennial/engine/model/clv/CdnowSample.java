package dev.perennial.engine.model.clv;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

import dev.perennial.engine.PublicData;
import dev.perennial.engine.shard.LocalShards;
import dev.perennial.engine.shard.Shards;

/** The CDNOW sample as the literature uses it: same-day orders merged, weeks of days / 7, calibration to 1997-09-30. */
final class CdnowSample {

    static final LocalDate CUT = LocalDate.of(1997, 9, 30);

    final int[] x;
    final int[] txDays;
    final int[] tDays;
    final int[] n;
    final double[] mean;
    final int[] holdout;
    /** Σ ln of the days between orders. */
    final double[] logIntervals;

    private CdnowSample(List<NavigableMap<LocalDate, Double>> customers, LocalDate cut, LocalDate until) {
        int size = customers.size();
        x = new int[size];
        txDays = new int[size];
        tDays = new int[size];
        n = new int[size];
        mean = new double[size];
        holdout = new int[size];
        logIntervals = new double[size];
        for (int i = 0; i < size; i++) {
            NavigableMap<LocalDate, Double> seen = new TreeMap<>(customers.get(i).headMap(cut, true));
            LocalDate first = seen.firstKey();
            x[i] = seen.size() - 1;
            txDays[i] = (int) ChronoUnit.DAYS.between(first, seen.lastKey());
            for (LocalDate day : seen.tailMap(first, false).keySet()) {
                logIntervals[i] += Math.log((double) ChronoUnit.DAYS.between(seen.lowerKey(day), day));
            }
            tDays[i] = (int) ChronoUnit.DAYS.between(first, cut);
            holdout[i] = customers.get(i).headMap(until, true).size() - seen.size();
            double[] repeats = seen.tailMap(first, false).values().stream().mapToDouble(v -> v).filter(v -> v > 0)
                    .toArray();
            n[i] = repeats.length;
            mean[i] = IntStream.range(0, repeats.length).mapToDouble(k -> repeats[k]).average().orElse(0);
        }
    }

    /** Reads the sample, or skips the calling test with a message when the data is not there. */
    static CdnowSample read() throws IOException {
        return read(CUT, LocalDate.MAX);
    }

    /** As {@link #read()}, seen from another day, with the holdout up to {@code until}. */
    static CdnowSample read(LocalDate cut, LocalDate until) throws IOException {
        Path file = PublicData.file("cdnow_sample.csv");
        Map<String, NavigableMap<LocalDate, Double>> customers = new TreeMap<>();
        for (String line : Files.readAllLines(file).subList(1, 6920)) {
            String[] cells = line.split(",", -1);
            customers.computeIfAbsent(cells[1], _ -> new TreeMap<>()).merge(LocalDate.parse(cells[2]),
                    Double.valueOf(cells[4]), Double::sum);
        }
        return new CdnowSample(new ArrayList<>(customers.values()), cut, until);
    }

    Shards<PurchaseData> purchases() {
        return shards(rows -> new PurchaseData(pick(x, rows), pick(txDays, rows), pick(tDays, rows), 7));
    }

    /** Times as weeks with two decimals. */
    Shards<PurchaseData> hundredths() {
        return shards(rows -> new PurchaseData(pick(x, rows), hundredths(pick(txDays, rows)),
                hundredths(pick(tDays, rows)), 100));
    }

    private static int[] hundredths(int[] days) {
        return IntStream.of(days).map(day -> (int) Math.round(day / 7.0 * 100)).toArray();
    }

    double logIntervals() {
        return java.util.stream.DoubleStream.of(logIntervals).sum();
    }

    Shards<SpendData> spend() {
        return shards(rows -> new SpendData(pick(n, rows), IntStream.of(rows).mapToDouble(i -> mean[i]).toArray()));
    }

    Shards<ClvInput> inputs() {
        return shards(rows -> new ClvInput(
                new PurchaseData(pick(x, rows), pick(txDays, rows), pick(tDays, rows), 7),
                new SpendData(pick(n, rows), IntStream.of(rows).mapToDouble(i -> mean[i]).toArray())));
    }

    private <S> Shards<S> shards(java.util.function.Function<int[], S> build) {
        List<S> result = new ArrayList<>(Collections.nCopies(Shards.COUNT, null));
        for (int s = 0; s < Shards.COUNT; s++) {
            int shard = s;
            result.set(s,
                    build.apply(IntStream.range(0, x.length).filter(i -> i % Shards.COUNT == shard).toArray()));
        }
        return new LocalShards<>(result);
    }

    static int[] pick(int[] values, int[] rows) {
        return IntStream.of(rows).map(i -> values[i]).toArray();
    }
}
