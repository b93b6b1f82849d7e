package dev.perennial.bench.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.perennial.bench.Report;

/**
 * The models against known truth. Arguments: the project's root, bases, customers of each, and {@code days} for times as
 * the product sees them or {@code exact} for times as the models have them.
 */
final class ModelStudy {

    private static final int DAYS = 7;
    private static final int EXACT = 400;
    /** Seeds of one setting; more bases than this would share some with the next. */
    private static final long APART = 1_000_000;

    private ModelStudy() {
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]).toAbsolutePath().resolve("bench/target/study");
        Files.createDirectories(folder);
        int bases = Integer.parseInt(arguments[1]);
        int customers = Integer.parseInt(arguments[2]);
        int ticks = arguments[3].equals("exact") ? EXACT : DAYS;
        Report report = new Report(folder.resolve("result.json"));
        report.about("bases", bases);
        report.about("customers of each", customers);
        report.about("times", arguments[3]);
        report.about("cores", Runtime.getRuntime().availableProcessors());
        long start = System.nanoTime();
        long seed = APART;
        for (Setting setting : Setting.PURCHASES) {
            report.say(setting.name());
            new PurchaseStudy(setting, bases, customers, ticks).tell(report, seed, false);
            seed += APART;
        }
        for (Setting setting : Setting.SPENDS) {
            report.say(setting.name());
            new PurchaseStudy(setting, bases, customers, ticks).tell(report, seed, true);
            seed += APART;
        }
        for (ContractStudy study : ContractStudy.all(bases, customers)) {
            report.say(study.name());
            study.tell(report, seed);
            seed += APART;
        }
        report.about("seconds", (System.nanoTime() - start) / 1_000_000_000);
        report.save();
        report.print();
    }
}
